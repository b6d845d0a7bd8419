package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.Stage;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.cloudevents.CloudEvent;
import io.continuo.interaction.cloudevents.EventFormat;
import io.continuo.interaction.cloudevents.Reading;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CloudEvents as touchpoints: {@code type} and {@code time} are the touchpoint's, the fields of {@code data} its
 * properties. Channel and stage may stand in the data or as extension attributes.
 */
@Singleton
class CloudEvents {

    /** What an event says of itself, kept among the properties. */
    static final String ATTRIBUTES = "cloudEvent";

    private static final String DATA = "data";

    /** Fields of the data that become something better than properties. */
    private static final Set<String> MAPPED = Set.of("identifiers", "channel", "stage");

    /** Enough of a hash that two events never share an id. */
    private static final int ID_BYTES = 18;

    private final Channel defaultChannel;

    CloudEvents(InteractionConfig config) {
        this.defaultChannel = config.ingestion().defaultChannel();
    }

    Judged judge(Submission submission) {
        return switch (EventFormat.read(submission.item())) {
            case Reading.Invalid invalid -> new Judged.Unfit(submission, ItemProblem.of(invalid.errors()));
            case Reading.Valid(CloudEvent event) -> judge(event, submission);
        };
    }

    private Judged judge(CloudEvent event, Submission submission) {
        Fields fields = Fields.of(submission.item());
        List<Identifier> identifiers = CloudEventIdentifiers.of(event, fields);
        Instant occurredAt = event.time().orElse(submission.receivedAt());
        if (!Moments.isPlausible(occurredAt, submission.receivedAt())) {
            fields.wrong("time", "neither before 2000 nor more than a day ahead");
        }
        Channel channel = channel(event, submission.sender(), fields);
        Optional<Stage> stage = stage(event, fields);
        if (!fields.errors().isEmpty()) {
            return new Judged.Unfit(submission, ItemProblem.of(fields.errors()));
        }
        return new Judged.Fit(new TouchpointRecorded(
                id(event),
                event.type(),
                channel,
                occurredAt,
                submission.receivedAt(),
                identifiers,
                properties(event),
                stage.orElse(null),
                event.source()));
    }

    /** The same for the same source and id, and nothing an id of another form could be. */
    static String id(CloudEvent event) {
        byte[] both = (event.source() + "\n" + event.id()).getBytes(StandardCharsets.UTF_8);
        byte[] hash = Arrays.copyOf(sha256().digest(both), ID_BYTES);
        return "ce-" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A write key is bound to its channel. */
    private Channel channel(CloudEvent event, Sender sender, Fields fields) {
        if (sender.channel() != null) {
            return sender.channel();
        }
        Optional<String> name = said(event, "channel");
        if (name.isPresent() && !Channel.isValid(name.get())) {
            fields.wrong("channel", "use a known channel or x_…");
            return defaultChannel;
        }
        return name.map(Channel::new).orElse(defaultChannel);
    }

    private static Optional<Stage> stage(CloudEvent event, Fields fields) {
        Optional<String> name = said(event, "stage");
        Optional<Stage> stage = name.flatMap(Stages::named);
        if (name.isPresent() && stage.isEmpty()) {
            fields.wrong("stage", Stages.ALLOWED);
        }
        return stage;
    }

    /** By an extension attribute or a field of the data. */
    private static Optional<String> said(CloudEvent event, String name) {
        JsonNode inData = event.data().path(name);
        return event.extension(name)
                .or(() -> inData.isMissingNode() || inData.isNull() ? Optional.empty() : Optional.of(inData.asText()));
    }

    private static Map<String, Object> properties(CloudEvent event) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (event.data().isObject()) {
            event.data().properties().stream()
                    .filter(field -> !MAPPED.contains(field.getKey()))
                    .forEach(field -> properties.put(field.getKey(), field.getValue()));
        } else if (!event.data().isMissingNode()) {
            properties.put(DATA, event.data());
        }
        properties.put(ATTRIBUTES, attributes(event));
        return properties;
    }

    /** Extensions that are identifiers are bound, not shown: an erasure would not find them here. */
    private static ObjectNode attributes(CloudEvent event) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("id", event.id()).put("source", event.source());
        event.dataSchema().ifPresent(schema -> attributes.put("dataschema", schema));
        event.subject()
                .filter(subject -> CloudEventIdentifiers.ofSubject(subject).isEmpty())
                .ifPresent(subject -> attributes.put("subject", subject));
        event.extensions().entrySet().stream()
                .filter(extension -> Stream.of("channel", "stage").noneMatch(extension.getKey()::equals))
                .filter(extension -> !CloudEventIdentifiers.isNamed(extension.getKey()))
                .forEach(extension -> attributes.set(extension.getKey(), extension.getValue()));
        return attributes;
    }
}
