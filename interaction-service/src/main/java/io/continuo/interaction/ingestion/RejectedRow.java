package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.http.FieldError;
import io.continuo.interaction.store.Shelf;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/** A refused submission as a document; the item stays text, since its field names may be anything. */
final class RejectedRow {

    static final String SOURCE = "source";
    static final String KIND = "problem.kind";

    /** What the item says it is, for searching; absent where it does not say. */
    static final String TYPE = "type";

    static final String ABOUT_CHANNEL = "aboutChannel";

    private RejectedRow() {}

    static String id(Submission submission) {
        String content = submission.sender().source() + "\n" + submission.form() + "\n" + submission.item();
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static Document of(Judged.Unfit unfit) {
        Submission submission = unfit.submission();
        return new Document("form", submission.form().name())
                .append("item", submission.item().toString())
                .append("bytes", submission.bytes())
                .append(SOURCE, submission.sender().source())
                .append(
                        "channel",
                        Optional.ofNullable(submission.sender().channel())
                                .map(Channel::name)
                                .orElse(null))
                .append(TYPE, Gist.typeOf(submission).orElse(null))
                .append(ABOUT_CHANNEL, Gist.channelOf(submission).orElse(null))
                .append("receivedAt", Date.from(submission.receivedAt()))
                .append("problem", problem(unfit.problem()));
    }

    static RejectedItem item(Document row) {
        return new RejectedItem(
                row.getString("_id"),
                row.getDate(Shelf.AT).toInstant(),
                submission(row),
                problem(row.get("problem", Document.class)));
    }

    private static Submission submission(Document row) {
        return new Submission(
                Form.valueOf(row.getString("form")),
                json(row.getString("item")),
                row.getInteger("bytes"),
                new Sender(
                        Optional.ofNullable(row.getString("channel"))
                                .map(Channel::new)
                                .orElse(null),
                        row.getString(SOURCE)),
                row.getDate("receivedAt").toInstant());
    }

    private static Document problem(ItemProblem problem) {
        List<Document> errors = problem.errors().stream()
                .map(error -> new Document("pointer", error.pointer()).append("detail", error.detail()))
                .toList();
        return new Document("kind", problem.kind().slug())
                .append("detail", problem.detail())
                .append("errors", errors);
    }

    private static ItemProblem problem(Document row) {
        List<FieldError> errors = row.getList("errors", Document.class, List.of()).stream()
                .map(error -> new FieldError(error.getString("pointer"), error.getString("detail")))
                .toList();
        return new ItemProblem(ItemProblem.kindOf(row.getString("kind")), row.getString("detail"), errors);
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
