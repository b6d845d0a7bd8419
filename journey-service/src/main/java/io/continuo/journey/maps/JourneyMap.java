package io.continuo.journey.maps;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.settings.Edition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map as a company draws it.
 *
 * @param cells of which no two are of one stage and channel; what is not among them is not drawn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JourneyMap(
        @NotBlank @Size(max = LONGEST_TITLE) String title,
        @Nullable @Size(max = LONGEST_DESCRIPTION) String description,
        @NotNull @Size(max = MOST_CELLS) List<@NotNull @Valid MapCell> cells) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_CELLS = 200;

    /** Reads a version of a map. */
    static JourneyMap of(Edition edition) {
        return JsonRow.read(JsonRow.write(edition.value()), JourneyMap.class);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} with a pointer to every bad field */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        Set<Place> drawn = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String pointer = "/cells/" + i;
            if (!drawn.add(cells.get(i).place())) {
                errors.add(new FieldError(pointer, "no two cells have the same stage and channel"));
            }
            List<Expectation> expected = cells.get(i).expected();
            for (int each = 0; each < expected.size(); each++) {
                expected.get(each).check(pointer + "/expectations/" + each, errors);
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }
}
