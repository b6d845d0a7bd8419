package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.interaction.ingestion.Report;

/** Direct messages of Facebook pages and Instagram accounts, and what becomes of the company's own. */
final class MetaMessages {

    private MetaMessages() {}

    static Report report(ChannelAccount account, String channel, JsonNode event) {
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
        return theirs("Message Received", account, channel, event, account.idOr(id, event))
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
        return new Draft(type, channel, account.idOr(id, event))
                .at(event.path("timestamp"))
                .identifier(channel, event.path("recipient").path("id").asText(""))
                .property("messageId", id)
                .report();
    }
}
