package io.continuo.interaction.feedback;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import java.math.BigDecimal;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** An answer as a document. */
final class FeedbackRow {

    static final String IDENTIFIER = "identifier";
    static final String IDENTIFIERS = "identifiers";
    static final String AT = "at";

    private FeedbackRow() {}

    static Document of(Feedback feedback) {
        return new Document("_id", feedback.id())
                .append("survey", feedback.survey().name())
                .append(
                        "score",
                        Optional.ofNullable(feedback.score())
                                .map(Decimal128::new)
                                .orElse(null))
                .append("comment", feedback.comment())
                .append(IDENTIFIER, feedback.strongest().key())
                .append(
                        IDENTIFIERS,
                        feedback.identifiers().stream().map(Identifier::key).toList())
                .append("touchpointId", feedback.touchpointId())
                .append("caseId", feedback.caseId())
                .append("channel", feedback.channel().name())
                .append("answers", answers(feedback))
                .append("invitationId", feedback.invitationId())
                .append(AT, Date.from(feedback.at()));
    }

    static Feedback toFeedback(Document row) {
        return new Feedback(
                row.getString("_id"),
                new Survey(row.getString("survey")),
                Optional.ofNullable(row.get("score", Decimal128.class))
                        .map(Decimal128::bigDecimalValue)
                        .orElse(null),
                row.getString("comment"),
                row.getList(IDENTIFIERS, String.class).stream()
                        .map(Identifier::parse)
                        .toList(),
                row.getString("touchpointId"),
                row.getString("caseId"),
                new Channel(row.getString("channel")),
                row.getDate(AT).toInstant(),
                answers(row),
                row.getString("invitationId"));
    }

    private static Document answers(Feedback feedback) {
        Document answers = new Document();
        feedback.answers().forEach((item, score) -> answers.append(item, score == null ? null : new Decimal128(score)));
        return answers;
    }

    private static Map<String, @Nullable BigDecimal> answers(Document row) {
        Map<String, @Nullable BigDecimal> answers = new LinkedHashMap<>();
        row.get("answers", new Document())
                .forEach((item, score) ->
                        answers.put(item, score instanceof Decimal128 number ? number.bigDecimalValue() : null));
        return answers;
    }
}
