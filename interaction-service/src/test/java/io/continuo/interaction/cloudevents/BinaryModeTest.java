package io.continuo.interaction.cloudevents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.http.FieldError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes in headers, as the HTTP binding encodes them. */
class BinaryModeTest {

    private static final Map<String, String> HEADERS = Map.of(
            "Host", "example.com",
            "ce-specversion", "1.0",
            "Ce-Type", "com.example.someevent",
            "ce-time", "2018-04-05T03:56:24Z",
            "CE-ID", "1234-1234-1234",
            "ce-source", "/mycontext/subcontext");

    private static JsonNode event(String contentType, byte[] body) {
        return BinaryMode.of(HEADERS.entrySet()).with(contentType, body, BinaryModeTest::json);
    }

    private static JsonNode json(byte[] body) {
        return EventJson.read(new String(body, UTF_8), JsonNode.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/vnd.shop+json"})
    void headersAreTheAttributesAndTheBodyIsTheData(String contentType) {
        JsonNode event = event(contentType, "{\"message\":\"Hello World!\"}".getBytes(UTF_8));
        assertThat(EventFormat.read(event)).isInstanceOfSatisfying(Reading.Valid.class, valid -> {
            assertThat(valid.event().id()).isEqualTo("1234-1234-1234");
            assertThat(valid.event().source()).isEqualTo("/mycontext/subcontext");
            assertThat(valid.event().type()).isEqualTo("com.example.someevent");
            assertThat(valid.event().data().path("message").asText()).isEqualTo("Hello World!");
        });
        assertThat(event.path("datacontenttype").asText()).isEqualTo(contentType);
    }

    @Test
    void otherDataIsTextOrBase64() {
        assertThat(event("text/plain", "Olá".getBytes(UTF_8)).path("data").asText())
                .isEqualTo("Olá");
        assertThat(event("text/plain", "Olá".getBytes(ISO_8859_1))
                        .path("data_base64")
                        .asText())
                .isEqualTo("T2zh");
        assertThat(event("image/png", new byte[] {1, 2, 3}).path("data_base64").asText())
                .isEqualTo("AQID");
        assertThat(event(null, new byte[0]).has("data")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                         | plain",
                "Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀",
                "%41%22%25%7e                  | A\"%~",
                "\"a b\"                       | a b",
                "\"a \\\" \\\\ b\" c           | a \" \\ b c",
                "%2541                         | %41",
                "a+b                           | a+b"
            })
    void aValueIsUnquotedAndDecodedOnce(String raw, String value) {
        assertThat(HeaderValue.decode(raw)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%4x", "100%", "%C3%28", "%C0%A0", "%ED%A0%80", "%F8", "\"open", "\u20ac"})
    void whatIsNoPercentEncodedUtf8IsRefused(String raw) {
        assertThat(HeaderValue.decode(raw)).isEmpty();
    }

    @Test
    void bytesThatAreUtf8AlreadyAreTaken() {
        String asTheServerHandsItOver = new String("Ana Gómez".getBytes(UTF_8), ISO_8859_1);
        assertThat(HeaderValue.decode(asTheServerHandsItOver)).contains("Ana Gómez");
        assertThat(HeaderValue.decode("G\u00f3mez")).isEmpty();
    }

    @Test
    void anAttributeStandsInOneHeaderAndTheContentTypeInItsOwn() {
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("ce-id", "1"),
                Map.entry("Ce-Id", "2"),
                Map.entry("ce-datacontenttype", "text/plain"),
                Map.entry("ce-data", "x"),
                Map.entry("ce-subject", "%"));
        assertThat(BinaryMode.of(headers).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/ce-id", "/ce-datacontenttype", "/ce-data", "/ce-subject");
    }

    @Test
    void withoutSuchAHeaderItIsNoEvent() {
        assertThat(BinaryMode.isClaimedBy(HEADERS.entrySet())).isTrue();
        assertThat(BinaryMode.isClaimedBy(Map.of("ce-", "1", "cell", "2").entrySet()))
                .isFalse();
    }
}
