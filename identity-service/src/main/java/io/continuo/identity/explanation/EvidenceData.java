package io.continuo.identity.explanation;

import io.continuo.identity.graph.Person;
import io.continuo.identity.privacy.PersonalData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Map;

/** Identifiers, why they belong together, and what was merged; the graph forgets them itself. */
@Singleton
class EvidenceData implements PersonalData {

    /** More than the limits per type let a customer have. */
    private static final int MOST = 200_000;

    private final Explanations explanations;

    EvidenceData(Explanations explanations) {
        this.explanations = explanations;
    }

    @Override
    public Uni<Map<String, Object>> export(SqlClient client, Person person) {
        return Uni.combine()
                .all()
                .unis(
                        explanations.identifiers(client, person.customer(), MOST),
                        explanations.links(client, person.customer(), MOST),
                        explanations.merges(client, person.customer(), MOST))
                .with((identifiers, links, merges) ->
                        Map.of("identifiers", identifiers, "links", links, "merges", merges));
    }
}
