package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * WhatsApp Cloud API: messages of customers, and what became of ours (Meta, "Webhooks reference: messages"). A WhatsApp
 * account is a verified phone line, so a message tells the phone number as well.
 */
@Singleton
class WhatsAppAdapter implements ChannelAdapter {

    private static final String CHANNEL = "whatsapp";

    private static final Map<String, String> STATUSES = Map.of(
            "sent", "Message Dispatched",
            "delivered", "Message Delivered",
            "read", "Message Read",
            "failed", "Message Failed");

    @Override
    public String name() {
        return "whatsapp";
    }

    @Override
    public Signing signing() {
        return Signing.META;
    }

    @Override
    public Told read(ChannelAccount account, RawBody body) {
        List<Report> reports = new ArrayList<>();
        for (JsonNode entry : Told.each(body.json().path("entry"))) {
            for (JsonNode change : Told.each(entry.path("changes"))) {
                if (change.path("field").asText("").equals("messages")) {
                    read(account, change.path("value"), reports);
                } else {
                    reports.add(Report.unknown(change, "/field"));
                }
            }
        }
        return Told.all(reports);
    }

    private static void read(ChannelAccount account, JsonNode value, List<Report> reports) {
        String line = value.path("metadata").path("phone_number_id").asText("");
        for (JsonNode message : Told.each(value.path("messages"))) {
            reports.add(message(account, line, message, nameOf(message.path("from"), value.path("contacts"))));
        }
        for (JsonNode status : Told.each(value.path("statuses"))) {
            reports.add(status(account, line, status));
        }
    }

    private static Report message(ChannelAccount account, String line, JsonNode message, String name) {
        String id = message.path("id").asText("");
        String kind = message.path("type").asText("");
        Draft draft = new Draft(
                        kind.equals("reaction") ? "Message Reacted" : "Message Received",
                        CHANNEL,
                        account.idOr(id, message))
                .at(message.path("timestamp"))
                .property("messageId", id)
                .property("line", line)
                .property("kind", kind)
                .property("text", text(kind, message))
                .property("replyTo", message.path("context").path("id"))
                .property("profileName", name);
        JsonNode referral = message.path("referral");
        if (referral.isObject()) {
            // From an advertisement that opens a chat.
            draft.property("campaign", referral(referral));
        }
        return from(draft, message.path("from")).report();
    }

    private static JsonNode referral(JsonNode referral) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("source", "facebook")
                .put("medium", referral.path("source_type").asText("ad"))
                .put("name", referral.path("source_id").asText(""));
    }

    private static Report status(ChannelAccount account, String line, JsonNode status) {
        String id = status.path("id").asText("");
        String told = status.path("status").asText("");
        String type = STATUSES.get(told);
        if (type == null) {
            return Report.unknown(status, "/status");
        }
        Draft draft = new Draft(type, CHANNEL, id.isBlank() ? account.idOf(status) : account.id(id, told))
                .at(status.path("timestamp"))
                .property("messageId", id)
                .property("line", line)
                .property("category", status.path("conversation").path("origin").path("type"))
                .property("errorCode", status.path("errors").path(0).path("code"));
        return from(draft, status.path("recipient_id")).report();
    }

    /** With its country always, though without a plus. */
    private static Draft from(Draft draft, JsonNode number) {
        String digits = number.asText("").strip();
        String international = digits.isEmpty() || digits.startsWith("+") ? digits : "+" + digits;
        return draft.identifier("whatsapp", international).identifier("phone", international);
    }

    /** What the customer wrote or chose. */
    private static String text(String kind, JsonNode message) {
        JsonNode part = message.path(kind);
        return switch (kind) {
            case "text" -> part.path("body").asText("");
            case "button" -> part.path("text").asText("");
            case "interactive" ->
                part.path(part.path("type").asText("")).path("title").asText("");
            case "reaction" -> part.path("emoji").asText("");
            default -> part.path("caption").asText("");
        };
    }

    private static String nameOf(JsonNode number, JsonNode contacts) {
        for (JsonNode contact : Told.each(contacts)) {
            if (contact.path("wa_id").equals(number)) {
                return contact.path("profile").path("name").asText("");
            }
        }
        return "";
    }
}
