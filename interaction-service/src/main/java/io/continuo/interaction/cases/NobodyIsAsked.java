package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Where nothing can be sent. */
@DefaultBean
@ApplicationScoped
class NobodyIsAsked implements AfterResolution {

    @Override
    public Uni<Void> ask(String caseId, long resolution, Identifier about, Channel last) {
        return Uni.createFrom().voidItem();
    }
}
