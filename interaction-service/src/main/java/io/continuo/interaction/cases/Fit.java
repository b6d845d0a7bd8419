package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.interaction.cases.CaseState.Unresolved;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides to which case a touchpoint belongs. In doubt to none: a contact in the wrong case is worse than one that somebody
 * has to put in place.
 */
final class Fit {

    private final CasesConfig config;
    private final SmallTalk smallTalk;

    Fit(CasesConfig config, SmallTalk smallTalk) {
        this.config = config;
        this.smallTalk = smallTalk;
    }

    /**
     * @param said whether it is a message for a case
     * @param told dissatisfaction that the touchpoint itself shows
     * @param cases of the same customer, the last active first
     * @param earlier contacts of the same customer within {@link CasesConfig#repeatWithin}, with what came of them
     */
    Course course(
            Inbound inbound, boolean said, Optional<Cause> told, List<Case> cases, Collection<Remembered> earlier) {
        if (told.filter(cause -> cause.origin() == Origin.RETURN_AFTER_COMPLAINT)
                .isPresent()) {
            return complaint(inbound, cases)
                    .map(found -> Course.join(found.id(), said, told))
                    .orElse(Course.none(said));
        }
        Optional<Case> fitting = fitting(inbound, cases);
        Optional<Cause> cause = told.or(() -> said ? repeated(inbound, fitting, earlier) : Optional.empty());
        Optional<Case> target = fitting.or(() -> cause.flatMap(any -> first(cases, this::isGoingOn)));
        boolean opens = cause.isPresent() || isWorthACase(inbound, cases);
        return target.map(found -> Course.join(found.id(), said, cause))
                .orElseGet(() -> opens ? Course.open(inbound.touchpointId(), said, cause) : Course.none(said));
    }

    /** What somebody with a case says may be about that: then nobody but a person decides. */
    private boolean isWorthACase(Inbound inbound, List<Case> cases) {
        return config.openingTypes().orElse(Set.of()).contains(inbound.type())
                || inbound.isDirect()
                        && config.openingChannels().contains(inbound.channel().name())
                        && (inbound.asks() || !smallTalk.is(inbound.text()))
                        && cases.stream().noneMatch(one -> isGoingOn(one) && !isOfAnotherOrder(inbound, one));
    }

    /** The case it names, the one about the order it names, or the only one it can be about. */
    private Optional<Case> fitting(Inbound inbound, List<Case> cases) {
        return first(cases, one -> inbound.names(one.id()))
                .or(() -> only(
                        cases,
                        one -> isOfOrder(inbound, one)
                                && !one.isFull()
                                && isFresh(one, inbound.at(), config.repeatWithin())))
                .or(() -> only(cases, one -> isGoingOn(one) && !isOfAnotherOrder(inbound, one))
                        .filter(one -> isActive(one, inbound.at(), config.recency())));
    }

    private Optional<Case> complaint(Inbound inbound, List<Case> cases) {
        List<Case> complaints = cases.stream()
                .filter(one -> one.subject().kind() == Kind.COMPLAINT)
                .filter(one -> isFresh(one, inbound.at(), config.returnWithin()))
                .toList();
        return first(complaints, one -> isOfOrder(inbound, one))
                .or(() -> first(complaints, one -> !isOfAnotherOrder(inbound, one)));
    }

    private Optional<Cause> repeated(Inbound inbound, Optional<Case> fitting, Collection<Remembered> earlier) {
        Set<String> matter = new HashSet<>(inbound.references());
        fitting.ifPresent(one -> matter.add(References.toCase(one.id())));
        Instant before = inbound.at().minus(config.sameContactWithin());
        return earlier.stream()
                .filter(one -> one.course().said() && !one.inbound().at().isAfter(before))
                .filter(one -> one.isAbout(matter))
                .findFirst()
                .filter(one -> fitting.map(Case::isOwedAWord).orElse(true))
                .map(one -> Cause.cameAgain(inbound.touchpointId()));
    }

    /** One that is full does not: the conversation goes on in another. */
    private boolean isGoingOn(Case one) {
        return one.state() instanceof Unresolved && !one.isFull();
    }

    /** Not resolved, or not for long. */
    private boolean isFresh(Case one, Instant now, Duration within) {
        Instant resolvedAt = one.clock().resolvedAt();
        return resolvedAt == null || !resolvedAt.isBefore(now.minus(within));
    }

    private static boolean isActive(Case one, Instant now, Duration within) {
        return !one.lastActive().isBefore(now.minus(within));
    }

    private static boolean isOfOrder(Inbound inbound, Case one) {
        String orderId = one.subject().orderId();
        return orderId != null && inbound.namesOrder(orderId);
    }

    private static boolean isOfAnotherOrder(Inbound inbound, Case one) {
        return one.subject().orderId() != null && inbound.namesAnOrder() && !isOfOrder(inbound, one);
    }

    private static Optional<Case> first(List<Case> cases, Predicate<Case> which) {
        return cases.stream().filter(which).findFirst();
    }

    private static Optional<Case> only(List<Case> cases, Predicate<Case> which) {
        List<Case> found = cases.stream().filter(which).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
