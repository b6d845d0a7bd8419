package io.continuo.interaction.feedback;

import io.continuo.http.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a survey asks: one question with a scale, and any number of further items.
 *
 * @param title as agents and analysts see it
 * @param version from 1; 0 for the standard surveys, which never change
 */
record Questionnaire(Survey survey, @Nullable String title, Scale scale, List<Item> items, long version) {

    static final int MAX_ITEMS = 50;

    private static final Map<String, Questionnaire> STANDARD = Map.of(
            "nps", standard("nps", "Net promoter score", Scale.whole(0, 10)),
            "csat", standard("csat", "Customer satisfaction", Scale.whole(1, 5)),
            "ces", standard("ces", "Customer effort (was it easy)", Scale.whole(1, 7)));

    Questionnaire {
        items = List.copyOf(items);
    }

    /** One item of a questionnaire. */
    record Item(Survey name, @Nullable String question, Scale scale) {}

    static Optional<Questionnaire> standard(Survey survey) {
        return Optional.ofNullable(STANDARD.get(survey.name()));
    }

    static List<Questionnaire> allStandard() {
        return List.of(STANDARD.get("nps"), STANDARD.get("csat"), STANDARD.get("ces"));
    }

    /** What is wrong with the scores of an answer. */
    List<FieldError> objections(@Nullable BigDecimal score, Map<String, @Nullable BigDecimal> answers) {
        List<FieldError> errors = new ArrayList<>();
        Optional.ofNullable(score)
                .flatMap(scale::objection)
                .ifPresent(objection -> errors.add(new FieldError("/score", objection)));
        answers.forEach((name, answer) -> itemNamed(name)
                .map(item -> Optional.ofNullable(answer).flatMap(item.scale()::objection))
                .orElse(Optional.of("the survey has no such item"))
                .ifPresent(objection -> errors.add(new FieldError("/answers/" + name, objection))));
        return errors;
    }

    /**
     * What a score says: of NPS 9 and 10 are good and 0 to 6 bad, as everywhere; of any other scale the upper two fifths are
     * good and the lower two bad, so that of CSAT 4 and 5 are good, 1 and 2 bad.
     */
    Verdict verdict(BigDecimal score) {
        double goodness = scale.goodness(score);
        boolean promoters = survey.name().equals("nps");
        if (goodness >= (promoters ? 0.9 : 0.6)) {
            return Verdict.GOOD;
        }
        return goodness <= (promoters ? 0.6 : 0.4) ? Verdict.BAD : Verdict.MIDDLING;
    }

    /** What is wrong with the questionnaire itself. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>(scale.errors("/scale"));
        Set<Survey> names = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            errors.addAll(items.get(i).scale().errors("/items/" + i + "/scale"));
            if (!names.add(items.get(i).name())) {
                errors.add(new FieldError("/items/" + i + "/name", "is there twice"));
            }
        }
        return errors;
    }

    private Optional<Item> itemNamed(String name) {
        return items.stream().filter(item -> item.name().name().equals(name)).findFirst();
    }

    private static Questionnaire standard(String name, String title, Scale scale) {
        return new Questionnaire(new Survey(name), title, scale, List.of(), 0);
    }
}
