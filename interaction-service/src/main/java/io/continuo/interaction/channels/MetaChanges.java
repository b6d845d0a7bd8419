package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.interaction.ingestion.Report;
import java.util.Locale;
import java.util.Map;

/** What happens on Facebook pages and at Instagram posts: comments, reactions, mentions and reviews. */
final class MetaChanges {

    private static final Map<String, String> COMMENTS = Map.of(
            "add",
            "Comment Received",
            "edited",
            "Comment Edited",
            "edit",
            "Comment Edited",
            "remove",
            "Comment Removed");

    private MetaChanges() {}

    static Report report(ChannelAccount account, String channel, JsonNode entry, JsonNode change) {
        JsonNode value = change.path("value");
        if (value.path("from").path("id").equals(entry.path("id"))) {
            // What the page does itself is no touchpoint of anybody.
            return Report.unknown(change, "/value/from");
        }
        return switch (change.path("field").asText("")) {
            case "feed" -> feed(account, channel, change, value);
            case "comments", "live_comments" ->
                comment("Comment Received", account, channel, entry.path("time"), value, value.path("id"))
                        .property("text", value.path("text"))
                        .property("media", value.path("media").path("id"))
                        .report();
            case "mention", "mentions" -> mention(account, channel, entry, value);
            case "ratings" -> review(account, channel, value);
            default -> Report.unknown(change, "/field");
        };
    }

    /** Instagram names nobody: the mention is somebody's whom only its comment or media tells, until they are linked. */
    private static Report mention(ChannelAccount account, String channel, JsonNode entry, JsonNode value) {
        String sender = value.path("sender_id").asText("");
        String comment = value.path("comment_id").asText("");
        String media = value.path("media_id").asText("");
        return new Draft("Mention Received", channel, account.idOf(value))
                .at(value.has("created_time") ? value.path("created_time") : entry.path("time"))
                .identifier(channel, sender)
                .identifier("x_instagram_comment", sender.isBlank() ? comment : "")
                .identifier("x_instagram_media", sender.isBlank() && comment.isBlank() ? media : "")
                .property("post", value.path("post_id"))
                .property("media", value.path("media_id"))
                .property("comment", value.path("comment_id"))
                .property("text", value.path("message"))
                .report();
    }

    private static Report feed(ChannelAccount account, String channel, JsonNode change, JsonNode value) {
        String verb = value.path("verb").asText("");
        JsonNode time = value.path("created_time");
        return switch (value.path("item").asText("")) {
            case "comment" -> {
                String type = COMMENTS.get(verb);
                yield type == null
                        ? Report.unknown(change, "/value/verb")
                        : comment(type, account, channel, time, value, value.path("comment_id"))
                                .property("text", value.path("message"))
                                .report();
            }
            case "reaction", "like" ->
                comment("Post Reacted", account, channel, time, value, value.path("post_id"))
                        .property("reaction", value.path("reaction_type"))
                        .property("verb", verb)
                        .report();
            case "post", "status", "photo", "video", "share" ->
                comment("Post Published", account, channel, time, value, value.path("post_id"))
                        .property("text", value.path("message"))
                        .property("verb", verb)
                        .report();
            default -> Report.unknown(change, "/value/item");
        };
    }

    /** A comment that is edited twice is told thrice, so its id alone does not do. */
    private static Draft comment(
            String type, ChannelAccount account, String channel, JsonNode time, JsonNode value, JsonNode id) {
        boolean first = type.equals("Comment Received");
        return new Draft(type, channel, first ? account.idOr(id.asText(""), value) : account.idOf(value))
                .at(time)
                .identifier(channel, value.path("from").path("id").asText(""))
                .identifier(channel, value.path("from").path("username").asText(""))
                .property("comment", value.has("comment_id") ? value.path("comment_id") : value.path("id"))
                .property("post", value.path("post_id"))
                .property("parent", value.path("parent_id"));
    }

    private static Report review(ChannelAccount account, String channel, JsonNode value) {
        return new Draft("Review Received", channel, account.idOf(value))
                .at(value.path("created_time"))
                .identifier(channel, value.path("reviewer_id").asText(""))
                .property("text", value.path("review_text"))
                .property(
                        "sentiment",
                        value.path("recommendation_type").asText("").toLowerCase(Locale.ROOT))
                .report();
    }
}
