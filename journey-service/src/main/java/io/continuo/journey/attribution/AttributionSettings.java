package io.continuo.journey.attribution;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.query.Questions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an upload is asked.
 *
 * @param models in the order of {@link Model}
 * @param order of the Markov chain
 * @param halfLife of time decay, in touches: paths of an upload have no times
 * @param direct names of direct channels, in lower case
 */
record AttributionSettings(Set<Model> models, int order, double halfLife, Set<String> direct) {

    private static final String ALL = "all";
    private static final int MAX_HALF_LIFE = 10_000;

    /**
     * Reads parameters as they come; each model name may be a list with commas.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} naming the wrong ones
     */
    static AttributionSettings of(
            List<String> models, @Nullable Integer order, @Nullable Double halfLife, List<String> direct) {
        List<FieldError> errors = new ArrayList<>();
        Set<Model> asked = models(Questions.words(models), errors);
        int steps = order == null ? 1 : order;
        if (steps < 1 || steps > TransitionTally.MAX_ORDER) {
            errors.add(new FieldError("/order", "must be 1 to " + TransitionTally.MAX_ORDER));
        }
        double half = halfLife == null ? 1 : halfLife;
        if (!(half > 0 && half <= MAX_HALF_LIFE)) {
            errors.add(new FieldError("/halfLife", "must be more than 0 and at most " + MAX_HALF_LIFE + " touches"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        Set<String> names = Questions.words(direct).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return new AttributionSettings(asked, steps, half, names.isEmpty() ? Set.of("direct", "(direct)") : names);
    }

    private static Set<Model> models(List<String> names, List<FieldError> errors) {
        if (names.isEmpty()) {
            return EnumSet.of(Model.MARKOV);
        }
        if (names.contains(ALL)) {
            return EnumSet.allOf(Model.class);
        }
        Collection<Model> found = new HashSet<>();
        for (String name : names) {
            Optional<Model> model = Model.named(name);
            model.ifPresent(found::add);
            if (model.isEmpty()) {
                errors.add(new FieldError("/model", "must be one of " + String.join(", ", Model.names()) + ", all"));
            }
        }
        return found.isEmpty() ? Set.of() : EnumSet.copyOf(found);
    }
}
