package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of e-mails and newsletters: an array of events {@code { "id", "event", "email", "timestamp", "messageId"?,
 * "campaign"?, "url"?, "reason"? }}, or one. The words of the usual senders are understood; the touchpoints have the names
 * of Segment's e-mail specification.
 */
@Singleton
class EmailAdapter implements ChannelAdapter {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("delivered", "Email Delivered"),
            Map.entry("delivery", "Email Delivered"),
            Map.entry("opened", "Email Opened"),
            Map.entry("open", "Email Opened"),
            Map.entry("clicked", "Email Link Clicked"),
            Map.entry("click", "Email Link Clicked"),
            Map.entry("bounced", "Email Bounced"),
            Map.entry("bounce", "Email Bounced"),
            Map.entry("dropped", "Email Bounced"),
            Map.entry("complained", "Email Marked as Spam"),
            Map.entry("complaint", "Email Marked as Spam"),
            Map.entry("spamreport", "Email Marked as Spam"),
            Map.entry("unsubscribed", "Unsubscribed"),
            Map.entry("unsubscribe", "Unsubscribed"),
            Map.entry("group_unsubscribe", "Unsubscribed"));

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Signing signing() {
        return Signing.TIMESTAMPED;
    }

    @Override
    public Told read(ChannelAccount account, RawBody body) {
        JsonNode json = body.json();
        List<Report> reports = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(event -> reports.add(report(account, event)));
        } else {
            reports.add(report(account, json));
        }
        return Told.all(reports);
    }

    private static Report report(ChannelAccount account, JsonNode event) {
        String type = TYPES.get(event.path("event").asText("").toLowerCase(Locale.ROOT));
        if (type == null) {
            return Report.unknown(event, "/event");
        }
        JsonNode id = first(event, "id", "event_id", "sg_event_id");
        return new Draft(type, account.channelOr("email"), account.idOr(id.asText(""), event))
                .at(event.path("timestamp"))
                .identifier("email", first(event, "email", "recipient").asText(""))
                .property("messageId", first(event, "messageId", "message_id", "sg_message_id"))
                .property("campaign_name", first(event, "campaign", "campaign_name"))
                .property("link_url", event.path("url"))
                .property("reason", event.path("reason"))
                .report();
    }

    private static JsonNode first(JsonNode event, String... names) {
        return Stream.of(names)
                .map(event::path)
                .filter(value -> value.isValueNode() && !value.isNull())
                .findFirst()
                .orElse(event.path(names[0]));
    }
}
