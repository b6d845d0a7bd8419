package io.continuo.events;

import io.continuo.events.contact.ContactPreferences;
import io.continuo.events.contact.QuietHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One event of every contract; the approved JSON beside the tests is what they look like on the wire. */
final class Samples {

    static final Instant MORNING = Instant.parse("2026-03-02T09:30:00Z");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00.250Z");
    static final CustomerId ANA = new CustomerId("c-ana");
    static final CustomerId LUIS = new CustomerId("c-luis");
    static final Identifier EMAIL = Identifier.of("email", "ana@example.com");
    static final Identifier ANONYMOUS = Identifier.of("anonymous_id", "anon-1");

    private Samples() {}

    /** Name of the approved file → the event. */
    static Map<String, Object> all() {
        Map<String, Object> samples = new LinkedHashMap<>();
        samples.put("touchpoint-recorded.v1", touchpoint());
        samples.put("identifier-mapped.v1", new IdentifierMapped(EMAIL, ANA, 42, NOON));
        samples.put("customer-created.v1", new CustomerEvent.CustomerCreated(ANA, NOON));
        samples.put("customers-merged.v1", new CustomerEvent.CustomersMerged(ANA, "m-1", LUIS, "same e-mail", NOON));
        samples.put("customers-unmerged.v1", new CustomerEvent.CustomersUnmerged(ANA, "m-1", LUIS, "wrong", NOON));
        samples.put(
                "consent-changed.v1",
                new CustomerEvent.ConsentChanged(ANA, "newsletter", "*", ConsentState.DENIED, "agent", NOON));
        samples.put("contact-rules-changed.v1", contactRules());
        samples.put("customer-erased.v1", new CustomerEvent.CustomerErased(ANA, NOON));
        samples.put("stock-changed.v1", stock());
        samples.put("promise-changed.v1", promise());
        samples.put("listing-breach.v1", breach());
        samples.put("reconciliation-finding.v1", finding());
        samples.put("case-changed.v1", caseMessage());
        samples.put("case-warned.v1", caseWarned());
        samples.put("feedback-given.v1", feedback());
        samples.put("alert-raised.v1", alert());
        samples.put("privacy-requested.v1", erasure());
        samples.put("privacy-receipt.v1", receipt());
        return samples;
    }

    static TouchpointRecorded touchpoint() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sku", "FRIDGE-500");
        properties.put("price", 899);
        properties.put("campaign", Map.of("source", "facebook"));
        return new TouchpointRecorded(
                "t-1",
                "Product Viewed",
                new Channel("web"),
                MORNING,
                NOON,
                List.of(ANONYMOUS, EMAIL),
                properties,
                Stage.CONSIDERATION,
                "demo-web");
    }

    private static CustomerEvent contactRules() {
        return new CustomerEvent.ContactRulesChanged(
                ANA,
                43,
                List.of(
                        new CustomerEvent.Decision(LUIS, "*", "*", ConsentState.DENIED, "agent", MORNING),
                        new CustomerEvent.Decision(ANA, "email", "marketing", ConsentState.GRANTED, "web form", NOON)),
                new ContactPreferences(
                        new Channel("whatsapp"),
                        new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 30), ZoneId.of("Europe/Madrid"))),
                NOON);
    }

    private static StockChanged stock() {
        return new StockChanged(
                "FRIDGE-500",
                "madrid",
                Quantity.of("5.500"),
                Quantity.of(1),
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.of(10),
                7,
                NOON);
    }

    private static ListingBreach breach() {
        return new ListingBreach(
                "b-1",
                "web",
                "FRIDGE-500",
                ListingBreach.State.OPENED,
                Quantity.of(2),
                0.75,
                4,
                2,
                List.of("madrid", "bilbao"),
                List.of("alert", "transfer"),
                MORNING,
                null,
                NOON);
    }

    private static ReconciliationFinding finding() {
        return new ReconciliationFinding(
                "f-1",
                "run-1",
                ReconciliationFinding.State.FOUND,
                "order",
                "FRIDGE-500",
                "madrid",
                "allocated",
                "order-1",
                Quantity.of(2),
                Quantity.ZERO,
                "the order is open and nothing is booked for it",
                NOON);
    }

    private static PromiseChanged promise() {
        return new PromiseChanged(
                "r-1",
                "p-1",
                PromiseChanged.State.PROMISED,
                "store",
                ANA,
                "order-1",
                PromiseChanged.Fulfilment.PICKUP,
                List.of(new PromiseChanged.Line("1", "FRIDGE-500", "madrid", Quantity.of(1))),
                NOON);
    }

    private static CaseChanged caseMessage() {
        return new CaseChanged(
                "case-1",
                2,
                CaseChanged.Change.MESSAGE,
                CaseChanged.State.OPEN,
                CaseChanged.Kind.COMPLAINT,
                EMAIL,
                new Channel("whatsapp"),
                CaseChanged.Direction.IN,
                MORNING,
                NOON,
                null,
                null,
                "t-1");
    }

    private static CaseChanged caseWarned() {
        return new CaseChanged(
                "case-1",
                3,
                CaseChanged.Change.SLA_WARNING,
                CaseChanged.State.OPEN,
                CaseChanged.Kind.COMPLAINT,
                EMAIL,
                new Channel("whatsapp"),
                null,
                MORNING,
                NOON,
                new CaseChanged.Due(CaseChanged.SlaClock.NEXT_UPDATE, NOON.plusSeconds(3600)),
                CaseChanged.Origin.FEEDBACK,
                null);
    }

    private static FeedbackGiven feedback() {
        return new FeedbackGiven(
                "f-1",
                "nps",
                new BigDecimal("9"),
                List.of(EMAIL),
                "t-1",
                "case-1",
                new Channel("web"),
                NOON,
                new FeedbackGiven.Scale(BigDecimal.ZERO, BigDecimal.TEN, FeedbackGiven.Direction.HIGHER_IS_BETTER),
                FeedbackGiven.Verdict.GOOD,
                Map.of("speed", new BigDecimal("4")));
    }

    private static AlertRaised alert() {
        return new AlertRaised(
                "errors@2026-03-02T12:00:00Z",
                "errors",
                "error",
                "Payment Failed",
                "web",
                null,
                NOON.minusMillis(250).minusSeconds(3600),
                NOON.minusMillis(250),
                BigDecimal.valueOf(40),
                null,
                9.5,
                3.25,
                9.375,
                NOON);
    }

    private static PrivacyRequested erasure() {
        return new PrivacyRequested(
                "p-1", PrivacyRequested.Kind.ERASURE, List.of(LUIS, ANA), List.of(ANONYMOUS, EMAIL), NOON);
    }

    private static PrivacyReceipt receipt() {
        return new PrivacyReceipt(
                "p-1",
                "interaction",
                PrivacyReceipt.State.DONE,
                Map.of("touchpoints", 12L, "cases", 1L),
                NOON,
                NOON.plusSeconds(60));
    }
}
