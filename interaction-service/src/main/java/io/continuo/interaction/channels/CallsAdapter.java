package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.ContactDecision;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A call centre's records, one or an array: {@code { "callId", "direction": "inbound" | "outbound", "from", "to",
 * "startedAt", "endedAt"?, "waitSeconds"?, "talkSeconds"?, "outcome"?, "queue"?, "agent"?, "reason"?, "summary"?, "orderId"?,
 * "caseId"?, "customer"?: { "userId", "loyaltyCard", "crmId" }, "doNotContact"?: a channel, "*" or true }}. What an agent notes as
 * "do not contact" is a touchpoint of its own, which takes the permission back.
 */
@Singleton
class CallsAdapter implements ChannelAdapter {

    private static final int FEWEST_DIGITS = 5;
    private static final List<String> DETAILS = List.of(
            "endedAt", "waitSeconds", "talkSeconds", "outcome", "queue", "agent", "reason", "orderId", "caseId");

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Signing signing() {
        return Signing.TIMESTAMPED;
    }

    @Override
    public Told read(ChannelAccount account, RawBody body) {
        JsonNode json = body.json();
        List<Report> reports = new ArrayList<>();
        for (JsonNode call : json.isArray() ? json : List.of(json)) {
            read(account, call, reports);
        }
        return Told.all(reports);
    }

    private static void read(ChannelAccount account, JsonNode call, List<Report> reports) {
        boolean inbound = call.path("direction").asText("").equals("inbound");
        if (!inbound && !call.path("direction").asText("").equals("outbound")) {
            reports.add(Report.unknown(call, "/direction"));
            return;
        }
        Draft draft = draft(account, typeOf(inbound, call.path("outcome").asText("")), call)
                .property("text", call.path("summary"));
        DETAILS.forEach(detail -> draft.property(detail, call.path(detail)));
        reports.add(draft.report());
        if (call.path("doNotContact").isContainerNode()) {
            reports.add(Report.unknown(call, "/doNotContact"));
            return;
        }
        String denied = denied(call.path("doNotContact").asText(""));
        if (!denied.isBlank()) {
            reports.add(draft(account, "Contact Permission Denied", call)
                    .property("channel", denied)
                    .property("text", call.path("summary"))
                    .property("agent", call.path("agent"))
                    .report());
        }
    }

    /** A tick in a box is about every channel. */
    private static String denied(String doNotContact) {
        return switch (doNotContact.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> ContactDecision.ALL;
            case "false" -> "";
            default -> doNotContact;
        };
    }

    private static String typeOf(boolean inbound, String outcome) {
        if (!inbound) {
            return "Call Made";
        }
        return outcome.equals("abandoned") ? "Call Abandoned" : "Call Received";
    }

    /** A call may be both a call and a denial, so what it is belongs to the id. */
    private static Draft draft(ChannelAccount account, String type, JsonNode call) {
        String id = call.path("callId").asText("");
        String number = call.path(call.path("direction").asText("").equals("inbound") ? "from" : "to")
                .asText("");
        boolean known = number.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
        JsonNode customer = call.path("customer");
        return new Draft(
                        type,
                        account.channelOr("call_center"),
                        id.isBlank()
                                ? account.idOf(call)
                                : account.id(id, type.toLowerCase(Locale.ROOT).replace(' ', '-')))
                .at(call.path("startedAt"))
                .identifier("phone", known ? number : "")
                .identifier("user_id", customer.path("userId").asText(""))
                .identifier("loyalty_card", customer.path("loyaltyCard").asText(""))
                .identifier("crm_id", customer.path("crmId").asText(""))
                .property("callId", id);
    }
}
