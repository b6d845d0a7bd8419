package io.continuo.journey.attribution;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Divides one purchase among the touches before it, by a model that says something of a single one. */
public final class PurchaseCredits {

    /** What a purchase is credited to that nothing preceded. */
    public static final String NONE = PathWalk.NONE;

    private final double[] weights;

    private PurchaseCredits(double[] weights) {
        this.weights = weights;
    }

    /**
     * A touch.
     *
     * @param value what is credited, such as its channel
     * @param age how long before the purchase it was
     */
    public record Touch(String value, Duration age) {}

    /** @param direct names of what is direct, in lower case */
    public record Settings(Duration halfLife, Set<String> direct) {}

    /**
     * What the model gives to each touch.
     *
     * @param model that is a rule, see {@link Model#isRule}
     * @param touches the first one first; one at least
     */
    public static PurchaseCredits of(Model model, List<Touch> touches, Settings settings) {
        List<String> values = new ArrayList<>();
        TouchPath path = new TouchPath().clear();
        for (Touch touch : touches) {
            values.add(touch.value().toLowerCase(Locale.ROOT));
            path.touch(values.size() - 1, touch.age().toMillis());
        }
        double[] shares = new double[values.size()];
        PathTallies.rule(
                        model,
                        new PathTallies.Settings(
                                1,
                                settings.halfLife().toMillis(),
                                touch -> settings.direct().contains(values.get(touch))))
                .share(path, shares);
        return new PurchaseCredits(shares);
    }

    /** Parts of a total, one for each touch, that sum to it exactly. */
    public List<BigDecimal> divide(BigDecimal total) {
        return Apportioning.divide(total, weights);
    }
}
