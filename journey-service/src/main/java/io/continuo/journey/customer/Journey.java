package io.continuo.journey.customer;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Stage;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stage.Staging;
import java.util.List;
import java.util.Optional;

/**
 * One customer's path through stages and channels, as the rules read it.
 *
 * @param customer who it is now, whatever id was asked for
 * @param steps in journey order
 * @param purchases in the order of their first mention
 * @param truncated whether the customer's earliest touchpoints are missing, because there are too many
 * @param mapVersion the version of the identity map it was computed with
 * @param rulesVersion of the stage rules
 */
public record Journey(
        CustomerId customer,
        List<Step> steps,
        List<Purchase> purchases,
        boolean truncated,
        long mapVersion,
        int rulesVersion) {

    /** Reads the log. */
    public static Journey of(CustomerId customer, JourneyLog log, long mapVersion, Staging staging) {
        StageRules rules = staging.rules();
        List<Step> steps =
                log.touches().stream().map(placed -> Step.of(placed, staging)).toList();
        List<Touch> touches = steps.stream().map(Step::touch).toList();
        return new Journey(customer, steps, Purchase.in(touches, rules), log.truncated(), mapVersion, rules.version());
    }

    /** Where the customer stands: the stage of the latest contact; empty before the first. */
    public Optional<Stage> stage() {
        return contacts().reversed().stream().findFirst().map(Step::stage);
    }

    /** In the order of their first use. */
    public List<Channel> channels() {
        return contacts().stream()
                .map(step -> step.touch().channel())
                .distinct()
                .toList();
    }

    public List<Handoff> handoffs() {
        return Handoff.between(contacts().stream().map(Step::touch).toList());
    }

    /** What preceded a purchase, and the purchase itself at the end; empty when it is not on this journey. */
    public Optional<List<Step>> leadingTo(String orderId) {
        return purchases.stream()
                .filter(purchase -> purchase.orderId().equals(orderId))
                .findFirst()
                .map(purchase -> stepsUpTo(purchase.touchpointId()));
    }

    private List<Step> stepsUpTo(String touchpointId) {
        int last = 0;
        while (!steps.get(last).touch().id().equals(touchpointId)) {
            last++;
        }
        return steps.subList(0, last + 1);
    }

    private List<Step> contacts() {
        return steps.stream().filter(Step::isContact).toList();
    }
}
