package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Facebook pages and Instagram accounts: direct messages, comments, reactions, mentions and reviews (Meta, "Webhooks
 * reference: page" and "instagram"). People have ids that are theirs towards this page only; Instagram's comments tell
 * the user name as well.
 */
@Singleton
class MetaAdapter implements ChannelAdapter {

    private static final Map<String, String> CHANNELS = Map.of("page", "facebook", "instagram", "instagram");
    private static final Map<String, String> COMMENTS = Map.of(
            "add",
            "Comment Received",
            "edited",
            "Comment Edited",
            "edit",
            "Comment Edited",
            "remove",
            "Comment Removed");

    @Override
    public String name() {
        return "meta";
    }

    @Override
    public Signing signing() {
        return Signing.META;
    }

    @Override
    public Told read(ChannelAccount account, RawBody body) {
        JsonNode json = body.json();
        String channel = CHANNELS.get(json.path("object").asText(""));
        if (channel == null) {
            return Told.all(List.of(Report.unknown(json, "/object")));
        }
        List<Report> reports = new ArrayList<>();
        for (JsonNode entry : Told.each(json.path("entry"))) {
            for (JsonNode event : Told.each(entry.path("messaging"))) {
                reports.add(messaging(account, channel, event));
            }
            for (JsonNode change : Told.each(entry.path("changes"))) {
                reports.add(change(account, channel, entry, change));
            }
        }
        return Told.all(reports);
    }

    private static Report messaging(ChannelAccount account, String channel, JsonNode event) {
        JsonNode message = event.path("message");
        if (message.path("is_echo").asBoolean()) {
            return ours(
                    "Message Dispatched",
                    account,
                    channel,
                    event,
                    message.path("mid").asText(""));
        }
        if (message.isObject()) {
            return received(account, channel, event, message, message.path("text"));
        }
        if (event.path("postback").isObject()) {
            return received(
                    account,
                    channel,
                    event,
                    event.path("postback"),
                    event.path("postback").path("title"));
        }
        if (event.path("reaction").isObject()) {
            return theirs("Message Reacted", account, channel, event, account.idOf(event))
                    .property("messageId", event.path("reaction").path("mid"))
                    .property("text", event.path("reaction").path("emoji"))
                    .report();
        }
        if (event.path("read").isObject()) {
            return theirs("Message Read", account, channel, event, account.idOf(event))
                    .property("messageId", event.path("read").path("mid"))
                    .report();
        }
        return event.path("delivery").isObject()
                ? theirs("Message Delivered", account, channel, event, account.idOf(event))
                        .property("messageIds", event.path("delivery").path("mids"))
                        .report()
                : Report.unknown(event, "");
    }

    private static Report received(
            ChannelAccount account, String channel, JsonNode event, JsonNode message, JsonNode text) {
        String id = message.path("mid").asText("");
        return theirs("Message Received", account, channel, event, id.isEmpty() ? account.idOf(event) : account.id(id))
                .property("messageId", id)
                .property("page", event.path("recipient").path("id"))
                .property("kind", message.path("attachments").path(0).path("type"))
                .property("replyTo", message.path("reply_to").path("mid"))
                .property("text", text)
                .report();
    }

    private static Draft theirs(String type, ChannelAccount account, String channel, JsonNode event, String id) {
        return new Draft(type, channel, id)
                .at(event.path("timestamp"))
                .identifier(channel, event.path("sender").path("id").asText(""));
    }

    private static Report ours(String type, ChannelAccount account, String channel, JsonNode event, String id) {
        return new Draft(type, channel, account.id(id))
                .at(event.path("timestamp"))
                .identifier(channel, event.path("recipient").path("id").asText(""))
                .property("messageId", id)
                .report();
    }

    private static Report change(ChannelAccount account, String channel, JsonNode entry, JsonNode change) {
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
            case "mention", "mentions" ->
                new Draft("Mention Received", channel, account.idOf(value))
                        .at(value.has("created_time") ? value.path("created_time") : entry.path("time"))
                        .identifier(channel, value.path("sender_id").asText(""))
                        .property("post", value.path("post_id"))
                        .property("media", value.path("media_id"))
                        .property("comment", value.path("comment_id"))
                        .property("text", value.path("message"))
                        .report();
            case "ratings" -> review(account, channel, value);
            default -> Report.unknown(change, "/field");
        };
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
        return new Draft(type, channel, first ? account.id(id.asText("")) : account.idOf(value))
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
