package io.continuo.interaction.cases;

import io.continuo.events.Identifier;
import io.continuo.interaction.invitations.AboutCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells whose a case is. */
@ApplicationScoped
class OwnCases implements AboutCase {

    private final Cases cases;
    private final Neighbourhood neighbourhood;

    OwnCases(Cases cases, Neighbourhood neighbourhood) {
        this.cases = cases;
        this.neighbourhood = neighbourhood;
    }

    @Override
    public Uni<Boolean> exists(String caseId) {
        return cases.find(new CaseId(caseId)).map(Optional::isPresent);
    }

    @Override
    public Uni<Boolean> isOf(String caseId, Identifier person) {
        return cases.find(new CaseId(caseId))
                .chain(found -> found.map(stored -> neighbourhood.isOf(person, stored.value()))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }
}
