package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.Stage;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Touchpoints in Continuo's own shape; nothing unknown is dropped silently. */
final class NativeTouchpoints {

    private static final int ID = 200;
    private static final int NAME = 200;
    private static final Set<String> KNOWN =
            Set.of("id", "type", "channel", "occurredAt", "identifiers", "properties", "stage", "source");

    private NativeTouchpoints() {}

    static Judged judge(Submission submission) {
        Fields fields = Fields.of(submission.item());
        fields.only(KNOWN);
        Optional<String> id = fields.required("id", ID);
        Optional<String> type = fields.required("type", NAME);
        Optional<Channel> channel = channel(fields, submission.sender());
        Optional<Instant> occurredAt = occurredAt(fields, submission.receivedAt());
        List<Identifier> identifiers = identifiers(fields);
        Map<String, Object> properties = properties(fields.object("properties"));
        Optional<Stage> stage = stage(fields);
        String source = fields.text("source", NAME).orElse(submission.sender().source());
        if (!fields.errors().isEmpty()) {
            return new Judged.Unfit(submission, ItemProblem.of(fields.errors()));
        }
        return new Judged.Fit(new TouchpointRecorded(
                id.orElseThrow(),
                type.orElseThrow(),
                channel.orElseThrow(),
                occurredAt.orElseThrow(),
                submission.receivedAt(),
                identifiers,
                properties,
                stage.orElse(null),
                source));
    }

    private static Optional<Channel> channel(Fields fields, Sender sender) {
        Optional<Channel> bound = Optional.ofNullable(sender.channel());
        Optional<String> name = fields.text("channel", NAME).or(() -> bound.map(Channel::name));
        if (name.filter(Channel::isValid).isEmpty()) {
            fields.wrong("channel", "a channel is required: use a known one or x_…");
            return Optional.empty();
        }
        if (bound.filter(own -> !own.name().equals(name.get())).isPresent()) {
            fields.wrong("channel", "the write key is bound to another channel: leave it out");
        }
        return name.map(Channel::new);
    }

    private static Optional<Instant> occurredAt(Fields fields, Instant receivedAt) {
        int before = fields.errors().size();
        Optional<Instant> at = fields.instant("occurredAt");
        if (at.isEmpty() && fields.errors().size() == before) {
            fields.wrong("occurredAt", "is required");
        }
        if (at.isPresent() && !Moments.isPlausible(at.get(), receivedAt)) {
            fields.wrong("occurredAt", "neither before 2000 nor more than a day ahead");
        }
        return at;
    }

    private static List<Identifier> identifiers(Fields fields) {
        int before = fields.errors().size();
        List<Identifier> identifiers = NativeIdentifiers.of(fields);
        if (identifiers.isEmpty() && fields.errors().size() == before) {
            fields.wrong("identifiers", "at least one is required");
        }
        return identifiers;
    }

    private static Map<String, Object> properties(JsonNode object) {
        Map<String, Object> properties = new LinkedHashMap<>();
        object.properties().forEach(field -> properties.put(field.getKey(), field.getValue()));
        return properties;
    }

    private static Optional<Stage> stage(Fields fields) {
        Optional<String> name = fields.text("stage", NAME);
        Optional<Stage> stage = name.flatMap(Stages::named);
        if (name.isPresent() && stage.isEmpty()) {
            fields.wrong("stage", Stages.ALLOWED);
        }
        return stage;
    }
}
