package io.continuo.localstack.demo;

import io.continuo.localstack.demo.CaseFile.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends cases and surveys: each case turn by turn, because a resolution follows what it resolves. */
final class ServiceDesk {

    private static final String CLIENT = "crm";

    private final GatewayClient gateway;
    private final Tally tally;

    ServiceDesk(GatewayClient gateway, Tally tally) {
        this.gateway = gateway;
        this.tally = tally;
    }

    void handle(CaseFile file) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("identifier", identifier(file.identifier()));
        body.put("channel", file.channel());
        body.put("subject", file.subject());
        body.put("kind", file.kind());
        body.put("priority", file.priority());
        GatewayClient.Reply opened = gateway.post(CLIENT, "/api/cases", file.key(), body);
        tally.count("case", opened, 1);
        if (opened.isFine()) {
            String caseId =
                    opened.body().path("caseId").asText(opened.body().path("id").asText());
            for (int i = 0; i < file.turns().size(); i++) {
                turn(file, caseId, file.key() + "-" + i, file.turns().get(i));
            }
        }
    }

    void answer(Answer answer) {
        Map<String, Object> body = feedback(answer.survey(), answer.score(), answer.identifier(), answer.channel());
        if (answer.comment() != null) {
            body.put("comment", answer.comment());
        }
        tally.count("survey answer", gateway.post(CLIENT, "/api/feedback", answer.key(), body), 1);
    }

    private void turn(CaseFile file, String caseId, String key, Turn turn) {
        String path = "/api/cases/" + caseId;
        GatewayClient.Reply answer = switch (turn) {
            case Turn.Message(String channel, String direction, String text) ->
                gateway.post(
                        CLIENT,
                        path + "/messages",
                        key,
                        Map.of("channel", channel, "direction", direction, "text", text));
            case Turn.Transfer(String to, String note) ->
                gateway.post(CLIENT, path + "/transfers", key, Map.of("to", to, "note", note));
            case Turn.Update(String channel, String text) ->
                gateway.post(CLIENT, path + "/updates", key, Map.of("channel", channel, "text", text));
            case Turn.Resolution(String text) -> gateway.post(CLIENT, path + "/resolution", key, Map.of("text", text));
            case Turn.Rating(String channel, Integer score) -> {
                Map<String, Object> body = feedback("csat", score, file.identifier(), channel);
                body.put("caseId", caseId);
                yield gateway.post(CLIENT, "/api/feedback", key, body);
            }
        };
        tally.count("case turn", answer, 1);
    }

    private static Map<String, Object> feedback(
            String survey, @Nullable Integer score, CaseFile.Identifier who, String channel) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("survey", survey);
        body.put("score", score);
        body.put("identifiers", List.of(identifier(who)));
        body.put("channel", channel);
        return body;
    }

    static List<Map<String, String>> identifiers(Map<String, String> identifiers) {
        return identifiers.entrySet().stream()
                .map(entry -> identifier(new CaseFile.Identifier(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static Map<String, String> identifier(CaseFile.Identifier identifier) {
        return Map.of("type", identifier.type(), "value", identifier.value());
    }
}
