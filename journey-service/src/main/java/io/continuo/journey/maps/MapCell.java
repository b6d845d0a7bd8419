package io.continuo.journey.maps;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Channel;
import io.continuo.events.Stage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a company does in one stage on one channel.
 *
 * @param touchpoints what customers meet
 * @param platforms where it runs
 * @param dataSources where it is known from
 * @param responsibleAreas who answers for it
 * @param automations what happens by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MapCell(
        @NotNull Stage stage,
        @NotNull Channel channel,
        @Nullable @Size(max = LONGEST) String description,
        @Nullable @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> touchpoints,
        @Nullable @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> platforms,
        @Nullable @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> dataSources,
        @Nullable @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> responsibleAreas,
        @Nullable @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> automations,
        @Nullable @Size(max = MOST_EXPECTATIONS) List<@NotNull @Valid Expectation> expectations) {

    private static final int MOST = 30;
    private static final int MOST_EXPECTATIONS = 10;
    private static final int LONGEST = 500;

    List<Expectation> expected() {
        return expectations == null ? List.of() : expectations;
    }

    Place place() {
        return new Place(stage, channel.name());
    }
}
