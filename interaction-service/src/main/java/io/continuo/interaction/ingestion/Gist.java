package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import java.util.Optional;

/** What an item that could not be taken says of itself, as far as it can be read; by this it is searched. */
final class Gist {

    private static final int MAX = 200;

    private Gist() {}

    /** What happened, as the touchpoint would call it. */
    static Optional<String> typeOf(Submission submission) {
        Optional<String> type = text(submission.item().path("type"));
        if (submission.form() != Form.TRACKING) {
            return type;
        }
        return type.flatMap(TrackingCall::ofType)
                .flatMap(call -> call == TrackingCall.TRACK
                        ? text(submission.item().path("event"))
                        : Optional.of(call.touchpointType()));
    }

    /** The write key's channel, or the one the item names. */
    static Optional<String> channelOf(Submission submission) {
        return Optional.ofNullable(submission.sender().channel())
                .map(Channel::name)
                .or(() -> text(submission.item().path("channel")))
                .or(() -> text(submission.item().path("data").path("channel")));
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.ofNullable(value.textValue()).filter(text -> !text.isBlank() && text.length() <= MAX);
    }
}
