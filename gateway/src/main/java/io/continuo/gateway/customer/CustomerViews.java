package io.continuo.gateway.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.gateway.access.OwnToken;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Composes the whole customer from the services, all asked at once. */
@Singleton
class CustomerViews {

    private final Parts parts;
    private final OwnToken token;

    CustomerViews(Parts parts, OwnToken token) {
        this.parts = parts;
        this.token = token;
    }

    /** The view; a {@code not-found} problem when identity-service says that there is no such customer. */
    Uni<CustomerView> of(String customer) {
        return token.authorization()
                .chain(authorization -> ask(List.of(customer), authorization)
                        .chain(answers -> followMerge(customer, answers, authorization)))
                .map(CustomerViews::view);
    }

    private Uni<Map<Question, Part>> ask(List<String> ids, String authorization) {
        List<Uni<Part>> asked = Question.ALL.stream()
                .map(question -> parts.get(question, ids, authorization))
                .toList();
        return Uni.join().all(asked).andCollectFailures().map(CustomerViews::byQuestion);
    }

    /** A customer that was merged is asked for again, by the surviving id and all that it had before. */
    private Uni<Map<Question, Part>> followMerge(String asked, Map<Question, Part> answers, String authorization) {
        List<String> ids = ids(asked, answers.get(Question.CUSTOMER).json());
        return ids.equals(List.of(asked)) ? Uni.createFrom().item(answers) : ask(ids, authorization);
    }

    private static List<String> ids(String asked, @Nullable JsonNode profile) {
        if (profile == null) {
            return List.of(asked);
        }
        List<String> ids = new ArrayList<>(List.of(profile.path("customerId").asText(asked)));
        profile.path("supersedes").forEach(earlier -> ids.add(earlier.asText()));
        return ids;
    }

    private static Map<Question, Part> byQuestion(List<Part> parts) {
        Map<Question, Part> answers = new EnumMap<>(Question.class);
        for (int i = 0; i < parts.size(); i++) {
            answers.put(Question.ALL.get(i), parts.get(i));
        }
        return answers;
    }

    private static CustomerView view(Map<Question, Part> answers) {
        if (answers.get(Question.CUSTOMER) instanceof Part.Absent) {
            throw Problems.of(StandardProblem.NOT_FOUND, "No customer has this id.");
        }
        JsonNode profile = answers.get(Question.CUSTOMER).json();
        return new CustomerView(
                profile,
                profile == null ? null : profile.path("consents"),
                answers.get(Question.TOUCHPOINTS).json(),
                answers.get(Question.CASES).json(),
                answers.get(Question.JOURNEY).json(),
                answers.get(Question.RESERVATIONS).json(),
                answers.get(Question.SATISFACTION).json(),
                unavailable(answers));
    }

    private static List<String> unavailable(Map<Question, Part> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() instanceof Part.Unavailable)
                .flatMap(answer -> answer.getKey().fields().stream())
                .toList();
    }
}
