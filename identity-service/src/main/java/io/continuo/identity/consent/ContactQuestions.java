package io.continuo.identity.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.http.FieldError;
import io.continuo.http.JsonProblems;
import io.continuo.http.Problems;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads one question or a list of them. */
@Singleton
class ContactQuestions {

    static final int MOST = 1_000;

    private final ObjectMapper mapper;
    private final JsonProblems problems;

    ContactQuestions(ObjectMapper mapper, JsonProblems problems) {
        this.mapper = mapper;
        this.problems = problems;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem which names every bad field of every question */
    List<ContactQuestion> read(JsonNode body) {
        if (!body.isArray()) {
            return checked(List.of(question(body, "")), body);
        }
        if (body.isEmpty() || body.size() > MOST) {
            throw Problems.invalid("", "1 to " + MOST + " questions");
        }
        List<ContactQuestion> questions = new ArrayList<>(body.size());
        for (int i = 0; i < body.size(); i++) {
            questions.add(question(body.get(i), "/" + i));
        }
        return checked(questions, body);
    }

    private ContactQuestion question(JsonNode json, String place) {
        if (!json.isObject()) {
            throw Problems.invalid(place, "expected an object");
        }
        try {
            return mapper.treeToValue(json, ContactQuestion.class);
        } catch (JsonProcessingException e) {
            throw problems.of(e, place);
        }
    }

    private static List<ContactQuestion> checked(List<ContactQuestion> questions, JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            errors.addAll(questions.get(i).errors(body.isArray() ? "/" + i : ""));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return questions;
    }
}
