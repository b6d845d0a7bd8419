package io.continuo.interaction.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.http.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender may say of a touchpoint: neither that it is this service nor that it is another channel's key. */
class OthersOnlyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Judged judged(String fields, @Nullable Channel bound) {
        String item = """
                {"type":"Case Resolved","occurredAt":"2026-03-01T10:00:00Z",\
                "identifiers":[{"type":"email","value":"ana@example.com"}],%s}""".formatted(fields);
        Submission submission = Submission.of(
                Form.NATIVE, json(item), item.length(), new Arrival(new Sender(bound, "till"), NOON, Map.of()));
        return OthersOnly.judge(NativeTouchpoints.judge(submission), submission);
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> wrong(Judged judged) {
        return judged instanceof Judged.Unfit(Submission any, ItemProblem problem)
                ? problem.errors().stream().map(FieldError::pointer).toList()
                : List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "case:x:1, cases, /source /id",
        "case:x:1, till, /id",
        "message:1, till, /id",
        "invitation:1, till, /id",
        "feedback:1, till, /id",
        "t-1, messages, /source",
        "t-1, invitations, /source",
        "cases:1, till, ''"
    })
    void nobodyPassesForThisService(String id, String source, String pointers) {
        Judged judged = judged("\"id\":\"%s\",\"source\":\"%s\",\"channel\":\"store\"".formatted(id, source), null);
        assertThat(String.join(" ", wrong(judged))).isEqualTo(pointers);
    }

    @Test
    void aWriteKeySpeaksForItsOwnChannelOnly() {
        Channel web = new Channel("web");
        assertThat(wrong(judged("\"id\":\"t-1\",\"channel\":\"store\"", web))).containsExactly("/channel");
        for (String fields : List.of("\"id\":\"t-1\"", "\"id\":\"t-1\",\"channel\":\"web\"")) {
            assertThat(judged(fields, web))
                    .isInstanceOfSatisfying(
                            Judged.Fit.class,
                            fit -> assertThat(fit.touchpoint().channel()).isEqualTo(web));
        }
        assertThat(wrong(judged("\"id\":\"t-1\",\"channel\":\"store\"", null))).isEmpty();
    }
}
