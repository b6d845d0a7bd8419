package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.interaction.sla.BusinessCalendar;
import io.continuo.interaction.sla.Terms;
import java.time.Duration;
import java.time.Instant;

/** Cases of a Monday morning, under what the product ships, around the clock. */
final class TestCases {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    static final Promises SHIPPED =
            (channel, priority) -> new Terms(priority.shipped(), BusinessCalendar.aroundTheClock(), 750);

    private TestCases() {}

    static Contact at(Duration later) {
        return on("web", later);
    }

    static Contact on(String channel, Duration later) {
        return new Contact(new Channel(channel), "agent", MONDAY.plus(later));
    }

    static Case opened(Priority priority) {
        CaseSubject subject = new CaseSubject(
                Identifier.parse("email:a@b.c"), "Warm", Kind.COMPLAINT, priority, null, Origin.CONTACT);
        return Case.open(new CaseId("c"), subject, at(Duration.ZERO), null, SHIPPED);
    }

    static Case moved(Decision decision) {
        return ((Decision.Moved) decision).next();
    }

    static Case answered(Case before, Duration later) {
        return moved(before.message(at(later), Message.of(Direction.OUT, "hello"), SHIPPED));
    }

    static Case asked(Case before, Duration later) {
        return moved(before.message(at(later), Message.of(Direction.IN, "and?"), SHIPPED));
    }

    static Case updated(Case before, Duration later) {
        return moved(before.update(at(later), "soon", SHIPPED));
    }
}
