package io.continuo.interaction.cases;

import static io.continuo.interaction.cases.TestCases.MONDAY;
import static io.continuo.interaction.cases.TestCases.SHIPPED;
import static io.continuo.interaction.cases.TestCases.answered;
import static io.continuo.interaction.cases.TestCases.at;
import static io.continuo.interaction.cases.TestCases.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A touchpoint finds its case, and rather none than a wrong one. */
class FitTest {

    private static final Identifier ANA = Identifier.parse("email:ana@example.com");
    private static final CasesConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(CasesConfig.class, "continuo.interaction.cases")
            .build()
            .getConfigMapping(CasesConfig.class, "continuo.interaction.cases");

    private static final SmallTalk SMALL_TALK =
            new SmallTalk(List.of("hello", "thank you", "good morning"), "STOP"::equals);

    private final Fit fit = new Fit(CONFIG, SMALL_TALK);
    private final Dissatisfaction dissatisfaction = new Dissatisfaction(CONFIG);

    private static Case about(String id, @Nullable String orderId, Kind kind) {
        CaseSubject subject = new CaseSubject(ANA, "Warm", kind, Priority.NORMAL, orderId, Origin.CONTACT);
        return Case.open(new CaseId(id), subject, at(Duration.ZERO), null, SHIPPED);
    }

    private static Case resolved(Case one) {
        return moved(one.resolve(at(Duration.ofHours(1)), "done"));
    }

    private static TouchpointRecorded touchpoint(String type, Duration later, Map<String, Object> properties) {
        Instant at = MONDAY.plus(later);
        return new TouchpointRecorded(
                type + later, type, new Channel("whatsapp"), at, at, List.of(ANA), properties, null, "demo");
    }

    private static TouchpointRecorded message(Duration later, Object... properties) {
        Map<String, Object> own =
                properties.length == 0 ? Map.of("text", "hello") : Map.of(properties[0].toString(), properties[1]);
        return touchpoint("Message Received", later, own);
    }

    private Course course(TouchpointRecorded touchpoint, List<Case> cases, Remembered... earlier) {
        boolean said = CONFIG.contactTypes().contains(touchpoint.type());
        return fit.course(Inbound.of(touchpoint), said, dissatisfaction.of(touchpoint), cases, List.of(earlier));
    }

    private static Remembered earlier(TouchpointRecorded contact, @Nullable CaseId id) {
        return new Remembered(Inbound.of(contact), new Course(id, false, true, null, Course.RULES));
    }

    private static Optional<Origin> origin(Course course) {
        return Optional.ofNullable(course.cause()).map(Cause::origin);
    }

    @Test
    void aContactJoinsTheOnlyCaseThatGoesOn() {
        Case one = about("c-1", null, Kind.REQUEST);
        Course course = course(message(Duration.ofDays(2)), List.of(one, resolved(about("c-2", null, Kind.REQUEST))));
        assertThat(course.caseId()).isEqualTo(one.id());
        assertThat(course.opens()).isFalse();
        assertThat(course.cause()).isNull();
    }

    @Test
    void itJoinsNoneOfTwoNorOneThatSleeps() {
        List<Case> two = List.of(about("c-1", null, Kind.REQUEST), about("c-2", null, Kind.REQUEST));
        assertThat(course(message(Duration.ofDays(2)), two).caseId()).isNull();
        assertThat(course(message(Duration.ofDays(15)), two.subList(0, 1)).caseId())
                .isNull();
        assertThat(course(message(Duration.ofDays(2)), List.of()).caseId()).isNull();
    }

    @Test
    void aNamedCaseIsTheRightOneAlsoWhenItIsResolved() {
        String id = "0f8fad5b-d9cb-469f-a165-70867728950e";
        List<Case> cases = List.of(about("c-1", null, Kind.REQUEST), resolved(about(id, null, Kind.REQUEST)));
        assertThat(course(message(Duration.ofDays(40), "caseId", id), cases).caseId())
                .isEqualTo(new CaseId(id));
        assertThat(course(message(Duration.ofDays(40), "text", "About " + id.toUpperCase() + "!"), cases)
                        .caseId())
                .isEqualTo(new CaseId(id));
    }

    @Test
    void theOrderDecidesBetweenCases() {
        Case first = about("c-1", "A-17", Kind.REQUEST);
        Case second = about("c-2", "A-18", Kind.REQUEST);
        List<Case> cases = List.of(first, second);
        assertThat(course(message(Duration.ofDays(2), "orderId", "a-18"), cases).caseId())
                .isEqualTo(second.id());
        assertThat(course(message(Duration.ofDays(2), "text", "where is A-17?"), cases)
                        .caseId())
                .isEqualTo(first.id());
        assertThat(course(message(Duration.ofDays(2), "text", "where is A-179?"), cases)
                        .caseId())
                .isNull();
        assertThat(course(message(Duration.ofDays(2), "orderId", "A-19"), List.of(first))
                        .caseId())
                .as("another order is another matter")
                .isNull();
    }

    @Test
    void anUnhappyAnswerOpensOrEscalates() {
        TouchpointRecorded unhappy =
                touchpoint(Dissatisfaction.FEEDBACK, Duration.ofDays(1), Map.of("survey", "csat", "score", 2));
        assertThat(course(unhappy, List.of()).opens()).isTrue();
        assertThat(origin(course(unhappy, List.of()))).contains(Origin.FEEDBACK);
        Case one = about("c-1", null, Kind.REQUEST);
        assertThat(course(unhappy, List.of(one, about("c-2", null, Kind.REQUEST)))
                        .caseId())
                .isEqualTo(one.id());
        assertThat(course(unhappy, List.of(one)).said()).isFalse();
    }

    @Test
    void aMessageToTheCompanyItselfOpensACaseUnlessNobodyWaitsForAnAnswer() {
        assertThat(course(message(Duration.ZERO, "text", "My fridge is broken"), List.of())
                        .opens())
                .isTrue();
        assertThat(course(touchpoint("Message Received", Duration.ZERO, Map.of("image", "1")), List.of())
                        .opens())
                .as("without a word")
                .isFalse();
        assertThat(course(touchpoint("Call Received", Duration.ZERO, Map.of("text", "It is broken")), List.of())
                        .opens())
                .as("was answered")
                .isFalse();
        assertThat(course(message(Duration.ZERO, "text", "Do you have it in white?"), List.of())
                        .opens())
                .isTrue();
        assertThat(course(message(Duration.ZERO, "text", "هل هو متوفر؟"), List.of())
                        .opens())
                .isTrue();
        assertThat(course(message(Duration.ZERO, "text", "Thanks!"), List.of()).opens())
                .isFalse();
        assertThat(course(touchpoint("Comment Received", Duration.ZERO, Map.of("text", "Price?")), List.of())
                        .opens())
                .as("said in public")
                .isFalse();
    }

    @Test
    void whoComesAgainAboutTheCaseTheFirstMessageOpenedIsDissatisfied() {
        TouchpointRecorded first = message(Duration.ZERO, "text", "My fridge is broken");
        Course opening = course(first, List.of());
        Case opened = about(opening.caseId().value(), null, Kind.REQUEST);
        Course again = course(
                message(Duration.ofDays(2), "text", "Still broken"),
                List.of(opened),
                new Remembered(Inbound.of(first), opening));
        assertThat(again.caseId()).isEqualTo(opened.id());
        assertThat(origin(again)).contains(Origin.REPEATED_CONTACT);
    }

    @Test
    void aMessageAboutAnotherOrderThanAllCasesOpensOne() {
        TouchpointRecorded other =
                touchpoint("Message Received", Duration.ofDays(1), Map.of("text", "It is late", "orderId", "A-19"));
        assertThat(course(other, List.of(about("c-1", "A-17", Kind.REQUEST))).opens())
                .isTrue();
        assertThat(course(other, List.of(about("c-1", null, Kind.REQUEST), about("c-2", null, Kind.REQUEST)))
                        .opens())
                .as("it may be about one of them")
                .isFalse();
    }

    @Test
    void aCaseThatIsFullIsLeftAlone() {
        Case full = about("c-1", "A-17", Kind.REQUEST);
        while (!full.isFull()) {
            full = moved(full.message(at(Duration.ofHours(1)), Message.of(Direction.IN, "and?"), SHIPPED));
        }
        TouchpointRecorded more =
                touchpoint("Message Received", Duration.ofDays(1), Map.of("text", "It is late", "orderId", "A-17"));
        Course course = course(more, List.of(full));
        assertThat(course.opens()).isTrue();
        assertThat(course.caseId()).isNotEqualTo(full.id());
    }

    @Test
    void aQuestionJoinsTheCaseThatIsGoingOn() {
        Case going = about("c-1", null, Kind.REQUEST);
        Course course = course(message(Duration.ofHours(1), "text", "Any news?"), List.of(going));
        assertThat(course.caseId()).isEqualTo(going.id());
        assertThat(course.opens()).isFalse();
    }

    @Test
    void whatIsUnhappyDependsOnTheSurvey() {
        assertThat(dissatisfaction.of(
                        touchpoint(Dissatisfaction.FEEDBACK, Duration.ZERO, Map.of("survey", "csat", "score", 3))))
                .isEmpty();
        assertThat(dissatisfaction.of(
                        touchpoint(Dissatisfaction.FEEDBACK, Duration.ZERO, Map.of("survey", "nps", "score", 6))))
                .isPresent();
        assertThat(dissatisfaction.of(
                        touchpoint(Dissatisfaction.FEEDBACK, Duration.ZERO, Map.of("survey", "ces", "score", 4))))
                .isEmpty();
        assertThat(dissatisfaction.of(
                        touchpoint(Dissatisfaction.FEEDBACK, Duration.ZERO, Map.of("survey", "custom", "score", 0))))
                .isEmpty();
        assertThat(dissatisfaction.of(touchpoint(
                        Dissatisfaction.FEEDBACK,
                        Duration.ZERO,
                        Map.of("survey", "custom", "score", 9, "verdict", "bad"))))
                .as("bad on its own scale")
                .isPresent();
        assertThat(dissatisfaction.of(touchpoint(
                        Dissatisfaction.FEEDBACK,
                        Duration.ZERO,
                        Map.of("survey", "csat", "score", 3, "verdict", "bad"))))
                .as("what holds for a standard question holds")
                .isEmpty();
        assertThat(dissatisfaction.of(touchpoint(Dissatisfaction.FEEDBACK, Duration.ZERO, Map.of("survey", "csat"))))
                .as("skipped")
                .isEmpty();
    }

    @Test
    void aNegativeWordIsAComplaint() {
        assertThat(dissatisfaction.of(touchpoint("Post Published", Duration.ZERO, Map.of("sentiment", "Negative"))))
                .isPresent();
        assertThat(dissatisfaction.of(touchpoint("Post Published", Duration.ZERO, Map.of("sentiment", -0.3))))
                .isPresent();
        assertThat(dissatisfaction.of(touchpoint("Post Published", Duration.ZERO, Map.of("sentiment", "mixed"))))
                .isEmpty();
        assertThat(dissatisfaction.of(touchpoint("Product Reviewed", Duration.ZERO, Map.of("rating", 2))))
                .isPresent();
        assertThat(dissatisfaction.of(touchpoint("Product Reviewed", Duration.ZERO, Map.of("rating", 3))))
                .isEmpty();
        assertThat(dissatisfaction.of(touchpoint("Complaint Made", Duration.ZERO, Map.of())))
                .isPresent();
    }

    @Test
    void aRatingIsANumberAlsoAsText() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("rating", "1"), Map.of("rating", " 2.0 "), Map.of("sentiment", "-0.5"))) {
            assertThat(dissatisfaction.of(touchpoint("Product Reviewed", Duration.ZERO, bad)))
                    .isPresent();
        }
        for (Map<String, Object> fine : List.<Map<String, Object>>of(
                Map.of("rating", "3"),
                Map.of("rating", "one"),
                Map.of("rating", "1e999999999"),
                Map.of("rating", "1", "sentiment", "positive"))) {
            assertThat(dissatisfaction.of(touchpoint("Product Reviewed", Duration.ZERO, fine)))
                    .isEmpty();
        }
    }

    @Test
    void aReturnBelongsToTheComplaintBeforeIt() {
        TouchpointRecorded refund = touchpoint("Order Refunded", Duration.ofDays(20), Map.of("order_id", "A-17"));
        Case request = about("c-1", "A-17", Kind.REQUEST);
        Case complaint = resolved(about("c-2", null, Kind.COMPLAINT));
        assertThat(course(refund, List.of(request, complaint)).caseId()).isEqualTo(complaint.id());
        assertThat(course(refund, List.of(request)).caseId()).isNull();
        assertThat(course(refund, List.of(resolved(about("c-3", "A-99", Kind.COMPLAINT))))
                        .caseId())
                .isNull();
        TouchpointRecorded late = touchpoint("Order Refunded", Duration.ofDays(40), Map.of());
        assertThat(course(late, List.of(complaint)).caseId()).isNull();
    }

    @Test
    void comingAgainAboutTheSameMatterIsDissatisfaction() {
        Remembered first = earlier(message(Duration.ofDays(1), "orderId", "A-17"), null);
        TouchpointRecorded again = message(Duration.ofDays(2), "orderId", "A-17");
        assertThat(origin(course(again, List.of(), first))).contains(Origin.REPEATED_CONTACT);
        assertThat(course(again, List.of(), first).opens()).isTrue();
        assertThat(course(message(Duration.ofDays(2), "orderId", "A-18"), List.of(), first)
                        .cause())
                .as("another matter")
                .isNull();
        assertThat(course(message(Duration.ofHours(25), "orderId", "A-17"), List.of(), first)
                        .cause())
                .as("still the same contact")
                .isNull();
    }

    @Test
    void comingAgainIsNoneWhereTheCompanyHadAsked() {
        Case open = about("c-1", null, Kind.REQUEST);
        Remembered first = earlier(message(Duration.ofHours(1)), open.id());
        TouchpointRecorded again = message(Duration.ofDays(2));
        assertThat(origin(course(again, List.of(open), first))).contains(Origin.REPEATED_CONTACT);
        assertThat(course(again, List.of(answered(open, Duration.ofHours(2))), first)
                        .cause())
                .isNull();
    }
}
