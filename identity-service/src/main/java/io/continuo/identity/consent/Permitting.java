package io.continuo.identity.consent;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.ContactPolicy;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.events.contact.Scope;
import io.continuo.identity.IdentityConfig;
import io.continuo.identity.graph.Directory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers from what is committed now whether people may be contacted. */
@Singleton
class Permitting {

    private static final ConsentHistory NOTHING_DECIDED = new ConsentHistory(List.of());

    private final Directory directory;
    private final Consents consents;
    private final Preferences preferences;
    private final InstantSource clock;
    private final ContactPolicy policy;

    Permitting(
            Directory directory,
            Consents consents,
            Preferences preferences,
            InstantSource clock,
            IdentityConfig config) {
        this.directory = directory;
        this.consents = consents;
        this.preferences = preferences;
        this.clock = clock;
        IdentityConfig.Contact contact = config.contact();
        this.policy = new ContactPolicy(contact.unknownAllowed(), contact.undecidedAllowed(), contact.withoutConsent());
    }

    /** In the order of the questions. */
    Uni<List<ContactPolicy.Answer>> answer(SqlClient client, List<ContactQuestion> questions) {
        List<Identifier> people =
                questions.stream().map(ContactQuestion::person).distinct().toList();
        return directory.lookUp(client, people).chain(found -> answer(client, questions, found));
    }

    private Uni<List<ContactPolicy.Answer>> answer(
            SqlClient client, List<ContactQuestion> questions, Directory.Whereabouts found) {
        Set<CustomerId> known = Set.copyOf(found.customers().values());
        Instant now = clock.instant();
        return Uni.combine()
                .all()
                .unis(consents.of(client, known), preferences.of(client, known))
                .with((histories, preferred) -> questions.stream()
                        .map(question -> answer(question, found, new Known(histories, preferred), now))
                        .toList());
    }

    /** What is known of the customers asked about. */
    private record Known(Map<CustomerId, ConsentHistory> histories, Map<CustomerId, ContactPreferences> preferences) {}

    private ContactPolicy.Answer answer(
            ContactQuestion question, Directory.Whereabouts found, Known known, Instant now) {
        if (found.isErased(question.person())) {
            return policy.answerForErased();
        }
        CustomerId customer = found.customers().get(question.person());
        Scope contact = question.contact();
        if (customer == null) {
            return policy.answerForUnknown(contact);
        }
        ContactPolicy.Answer answer =
                policy.answerFor(known.histories().getOrDefault(customer, NOTHING_DECIDED), contact);
        return policy.at(now, answer, known.preferences().getOrDefault(customer, ContactPreferences.NONE), contact);
    }
}
