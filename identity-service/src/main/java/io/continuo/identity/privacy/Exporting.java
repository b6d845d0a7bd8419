package io.continuo.identity.privacy;

import io.continuo.events.PrivacyRequested.Kind;
import io.continuo.identity.graph.Directory;
import io.continuo.identity.graph.People;
import io.continuo.identity.graph.Person;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Hands out what is held of a person. The document is put together when it is fetched, from what is held then: a copy
 * would be one more to forget, and a merge undone meanwhile must not hand out somebody else's data.
 */
@Singleton
class Exporting {

    private final PrivacyRequests requests;
    private final People people;
    private final List<PersonalData> data;
    private final PrivacyConfig config;
    private final InstantSource clock;

    Exporting(
            PrivacyRequests requests,
            People people,
            Instance<PersonalData> data,
            PrivacyConfig config,
            InstantSource clock) {
        this.requests = requests;
        this.people = people;
        this.data = data.stream().toList();
        this.config = config;
        this.clock = clock;
    }

    /**
     * Empty where there is no such export, or it is too long ago; fails with {@code customer-erased} where the person was
     * erased since.
     */
    Uni<Optional<Map<String, Object>>> document(SqlClient client, UUID id) {
        return requests.find(client, id)
                .map(found -> found.filter(this::isKept))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : document(client, found.get()).map(Optional::of));
    }

    private boolean isKept(Request request) {
        return request.kind() == Kind.EXPORT
                && request.requestedAt().plus(config.exportKept()).isAfter(clock.instant());
    }

    private Uni<Map<String, Object>> document(SqlClient client, Request request) {
        return people.find(client, request.base())
                .map(found -> found.orElseThrow(Directory::erased))
                .chain(person -> parts(client, person).map(parts -> document(request, person, parts)));
    }

    private Uni<List<Map<String, Object>>> parts(SqlClient client, Person person) {
        return Multi.createFrom()
                .iterable(data)
                .onItem()
                .transformToUniAndConcatenate(part -> part.export(client, person))
                .collect()
                .asList();
    }

    private Map<String, Object> document(Request request, Person person, List<Map<String, Object>> parts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("requestId", request.id());
        document.put("service", Saga.OWN);
        document.put("at", clock.instant());
        document.put("customerId", person.customer());
        document.put("customerIds", person.bases());
        parts.forEach(document::putAll);
        return document;
    }
}
