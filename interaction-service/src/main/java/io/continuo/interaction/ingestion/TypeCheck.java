package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.events.EventJson;
import io.continuo.events.TouchpointRecorded;
import io.continuo.http.FieldError;
import io.continuo.interaction.InteractionProblem;
import io.continuo.interaction.catalogue.KnownTypes;
import io.continuo.interaction.catalogue.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds touchpoints against the event catalogue. */
final class TypeCheck {

    /** The property by which a touchpoint says what is wrong with it; nobody else says it. */
    static final String VIOLATIONS = "schemaViolations";

    /** The property by which a sender names the version of the schema, and a flagged touchpoint the one it violates. */
    static final String VERSION = "schemaVersion";

    private static final Set<String> NOT_OF_THE_SENDER = Set.of(VERSION, VIOLATIONS, CloudEvents.ATTRIBUTES);

    /** What a tracking event's context tells, unless its own properties do. */
    private static final Set<String> OF_THE_CONTEXT = Set.of("campaign", "referrer");

    private TypeCheck() {}

    static Judged of(Judged judged, Submission submission, KnownTypes types) {
        return switch (judged) {
            case Judged.Unfit unfit -> unfit;
            case Judged.Fit(TouchpointRecorded touchpoint) -> of(touchpoint, submission, types);
        };
    }

    private static Judged of(TouchpointRecorded touchpoint, Submission submission, KnownTypes types) {
        Verdict verdict =
                types.judge(touchpoint.type(), version(submission), () -> sent(touchpoint.properties(), submission));
        return switch (verdict) {
            case Verdict.Fine fine -> new Judged.Fit(unflagged(touchpoint));
            case Verdict.Flagged flagged -> new Judged.Fit(flagged(touchpoint, flagged));
            case Verdict.Refused refused -> new Judged.Unfit(submission, problem(refused, submission.form()));
            case Verdict.UnknownVersion unknown ->
                new Judged.Unfit(
                        submission,
                        ItemProblem.of(
                                InteractionProblem.UNKNOWN_EVENT_VERSION,
                                "The catalogue has no such version of this event's schema."));
        };
    }

    /** Where each kind of sender says it: Segment's SDKs in the context. */
    private static Optional<String> version(Submission submission) {
        JsonNode item = submission.item();
        Stream<JsonNode> places = switch (submission.form()) {
            case NATIVE -> Stream.of(item.path("properties").path(VERSION));
            case TRACKING ->
                Stream.of(
                        item.path("context").path("protocols").path("event_version"),
                        item.path("properties").path(VERSION));
            case CLOUDEVENT ->
                Stream.of(item.path("schemaversion"), item.path("data").path(VERSION));
        };
        return places.filter(JsonNode::isValueNode)
                .filter(place -> !place.isNull())
                .map(JsonNode::asText)
                .findFirst();
    }

    /** The properties without what was added to them here. */
    private static JsonNode sent(Map<String, @Nullable Object> properties, Submission submission) {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        JsonNode own = submission.item().path("properties");
        properties.forEach((name, value) -> {
            boolean added = NOT_OF_THE_SENDER.contains(name)
                    || submission.form() == Form.TRACKING && OF_THE_CONTEXT.contains(name) && !own.has(name);
            if (!added) {
                sent.set(name, value instanceof JsonNode json ? json : EventJson.MAPPER.<JsonNode>valueToTree(value));
            }
        });
        return sent;
    }

    private static ItemProblem problem(Verdict.Refused refused, Form form) {
        String place = form == Form.CLOUDEVENT ? "/data" : "/properties";
        List<FieldError> errors = refused.violations().stream()
                .map(violation -> new FieldError(place + violation.pointer(), violation.detail()))
                .toList();
        FieldError first = errors.getFirst();
        return new ItemProblem(
                InteractionProblem.EVENT_VIOLATES_SCHEMA,
                "Version " + refused.version() + ": " + first.pointer() + " " + first.detail(),
                errors);
    }

    private static TouchpointRecorded unflagged(TouchpointRecorded touchpoint) {
        if (!touchpoint.properties().containsKey(VIOLATIONS)) {
            return touchpoint;
        }
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(touchpoint.properties());
        properties.remove(VIOLATIONS);
        return touchpoint.with(touchpoint.identifiers(), properties);
    }

    private static TouchpointRecorded flagged(TouchpointRecorded touchpoint, Verdict.Flagged flagged) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(touchpoint.properties());
        properties.put(VERSION, flagged.version());
        properties.put(VIOLATIONS, flagged.violations());
        return touchpoint.with(touchpoint.identifiers(), properties);
    }
}
