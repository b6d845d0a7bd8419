package io.continuo.identity.consent;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.IdentityConfig;
import io.continuo.identity.graph.Directory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers from what is committed now whether people may be contacted. */
@Singleton
class Permitting {

    private static final ConsentHistory NOTHING_DECIDED = new ConsentHistory(List.of());

    private final Directory directory;
    private final Consents consents;
    private final ContactPolicy policy;

    Permitting(Directory directory, Consents consents, IdentityConfig config) {
        this.directory = directory;
        this.consents = consents;
        IdentityConfig.Contact contact = config.contact();
        this.policy = new ContactPolicy(contact.unknownAllowed(), contact.undecidedAllowed(), contact.withoutConsent());
    }

    /** In the order of the questions. */
    Uni<List<ContactPolicy.Answer>> answer(SqlClient client, List<ContactQuestion> questions) {
        List<Identifier> people =
                questions.stream().map(ContactQuestion::person).distinct().toList();
        return directory
                .customersOf(client, people)
                .chain(customers -> consents.of(client, Set.copyOf(customers.values()))
                        .map(histories -> questions.stream()
                                .map(question -> answer(question, customers, histories))
                                .toList()));
    }

    private ContactPolicy.Answer answer(
            ContactQuestion question,
            Map<Identifier, CustomerId> customers,
            Map<CustomerId, ConsentHistory> histories) {
        CustomerId customer = customers.get(question.person());
        return customer == null
                ? policy.answerForUnknown(question.contact())
                : policy.answerFor(histories.getOrDefault(customer, NOTHING_DECIDED), question.contact());
    }
}
