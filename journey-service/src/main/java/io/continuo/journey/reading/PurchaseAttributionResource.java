package io.continuo.journey.reading;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.attribution.Model;
import io.continuo.journey.attribution.PurchaseCredits;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Questions;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** To what one purchase is owed. Reads block on the store, so they run on worker threads. */
@Path("/api/journeys/purchases/{orderId}/attribution")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attribution", description = "Which channels conversions are owed to")
@APIResponse(responseCode = "503", description = "Journeys are being restored; ask again after Retry-After")
class PurchaseAttributionResource {

    private static final Duration LOOKBACK = Duration.ofDays(30);
    private static final Duration HALF_LIFE = Duration.ofDays(7);
    private static final int MOST_DIRECT = 100;

    private final Journeying journeying;
    private final InstantSource clock;

    PurchaseAttributionResource(Journeying journeying, InstantSource clock) {
        this.journeying = journeying;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "To what one purchase is owed",
            description = "Its contacts since the purchase before it, as far back as `lookback` reaches, each with the"
                    + " share that the model gives it. Models that speak of all conversions together, `markov` and"
                    + " `shapley`, say nothing of one and are refused.")
    @APIResponse(responseCode = "200", description = "The credits, which sum to the purchase and to its revenue")
    @APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
    @APIResponse(responseCode = "404", description = "No journey has this purchase")
    public PurchaseAttributionView attribution(
            @PathParam("orderId") String orderId,
            @QueryParam("orderId")
                    @Size(max = Touch.MAX_ORDER_ID)
                    @Parameter(description = JourneyResource.ORDER)
                    @Nullable
                    String named,
            @QueryParam("model")
                    @DefaultValue("linear")
                    @Parameter(description = "first, last, last_non_direct, linear, time_decay or position")
                    String model,
            @QueryParam("dimension")
                    @DefaultValue("channel")
                    @Parameter(
                            description =
                                    "What is credited: channel, campaign, touchpoint, stage, source, properties.…")
                    String dimension,
            @QueryParam("lookback") @Parameter(description = "P30D by default, included") @Nullable String lookback,
            @QueryParam("halfLife") @Parameter(description = "Of time decay; P7D by default") @Nullable String halfLife,
            @QueryParam("direct") @Parameter(description = "What is direct; `direct,(direct)` by default")
                    List<String> direct) {
        List<FieldError> errors = new ArrayList<>();
        Model asked = model(model, errors);
        Dimension by = dimension(dimension, errors);
        Duration reach = Questions.duration("/lookback", lookback, LOOKBACK, errors);
        Duration half = Questions.duration("/halfLife", halfLife, HALF_LIFE, errors);
        Set<String> names = direct(direct, errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        Owed owed = JourneyResource.answered(() -> journeying.owedOf(JourneyResource.order(orderId, named), reach));
        return PurchaseAttributionView.of(owed, asked, by, new PurchaseCredits.Settings(half, names), clock.instant());
    }

    private static Model model(String name, List<FieldError> errors) {
        Model found = Model.named(name).orElse(null);
        if (found == null) {
            errors.add(new FieldError("/model", "must be one of " + String.join(", ", Model.names())));
        } else if (!found.isRule()) {
            errors.add(new FieldError("/model", "speaks of all conversions together and says nothing of one"));
        }
        return found == null ? Model.LINEAR : found;
    }

    private static Dimension dimension(String name, List<FieldError> errors) {
        try {
            return Dimension.parse(name);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("/dimension", String.valueOf(e.getMessage())));
            return Dimension.parse("channel");
        }
    }

    private static Set<String> direct(List<String> lists, List<FieldError> errors) {
        Set<String> names = lists.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        if (names.size() > MOST_DIRECT) {
            errors.add(new FieldError("/direct", "at most " + MOST_DIRECT + " names"));
        }
        return names.isEmpty() ? Set.of("direct", "(direct)") : names;
    }
}
