package io.continuo.journey.customer;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Stage;
import io.continuo.journey.experience.CaseSummary;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stage.Staging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Between contacts in different channels; asking for an answer, and answering, is no contact here. */
    public List<Handoff> handoffs() {
        return Handoff.between(meetings().stream().map(Step::touch).toList());
    }

    /** What preceded a purchase, and the purchase itself at the end; empty when it is not on this journey. */
    public Optional<List<Step>> leadingTo(String orderId) {
        return purchases.stream()
                .filter(purchase -> orderId.equals(purchase.orderId()))
                .findFirst()
                .map(purchase -> stepsUpTo(purchase.touchpointId()));
    }

    /**
     * A purchase and what it can be owed to; empty when it is not on this journey.
     *
     * @param lookback how long before the purchase a contact counts, included
     * @param rules that this journey was read by
     */
    public Optional<PurchasePath> pathTo(String orderId, Duration lookback, StageRules rules) {
        return purchases.stream()
                .filter(purchase -> orderId.equals(purchase.orderId()))
                .findFirst()
                .map(purchase -> new PurchasePath(purchase, contactsBefore(purchase, lookback, rules)));
    }

    /** Since the purchase before it, without what only tells of a purchase again. */
    private List<Step> contactsBefore(Purchase purchase, Duration lookback, StageRules rules) {
        Set<String> moments = purchases.stream().map(Purchase::touchpointId).collect(Collectors.toSet());
        Instant since = purchase.at().minus(lookback);
        List<Step> contacts = new ArrayList<>();
        for (Step step : steps) {
            Touch touch = step.touch();
            if (touch.id().equals(purchase.touchpointId())) {
                break;
            }
            if (moments.contains(touch.id())) {
                contacts.clear();
            } else if (step.isContact()
                    && !touch.occurredAt().isBefore(since)
                    && !rules.completesPurchase(touch.type())) {
                contacts.add(step);
            }
        }
        return contacts;
    }

    /** Without what happens in cases behind the scenes. */
    public List<Step> noticed() {
        return steps.stream().filter(Step::isNoticed).toList();
    }

    /** How long it was to each contact since the one before, by the contact's id; the first one waited for none. */
    public Map<String, Duration> waits() {
        Map<String, Duration> waits = new HashMap<>();
        List<Step> contacts = contacts();
        for (int i = 1; i < contacts.size(); i++) {
            Touch contact = contacts.get(i).touch();
            waits.put(contact.id(), Duration.between(contacts.get(i - 1).touch().occurredAt(), contact.occurredAt()));
        }
        return waits;
    }

    public List<CaseSummary> cases() {
        return CaseSummary.in(steps.stream().map(Step::touch).toList());
    }

    private List<Step> stepsUpTo(String touchpointId) {
        int last = 0;
        while (!steps.get(last).touch().id().equals(touchpointId)) {
            last++;
        }
        return steps.subList(0, last + 1).stream().filter(Step::isNoticed).toList();
    }

    private List<Step> contacts() {
        return steps.stream().filter(Step::isContact).toList();
    }

    private List<Step> meetings() {
        return steps.stream().filter(Step::isMeeting).toList();
    }
}
