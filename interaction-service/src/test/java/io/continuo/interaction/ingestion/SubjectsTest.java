package io.continuo.interaction.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Also of what cannot be taken it is known whom it is about, as far as it says so. */
class SubjectsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Identifier ANA = Identifier.of("email", "ana@example.com");

    private static Submission of(Form form, String json) {
        try {
            return new Submission(
                    form, EventJson.MAPPER.readTree(json.replace('\'', '"')), 1, new Sender(null, "test"), NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NATIVE     | {'surprise':1,'identifiers':[{'type':'email','value':'ana@example.com'},7]}",
                "TRACKING   | {'type':'nothing','traits':{'email':'ana@example.com'}}",
                "TRACKING   | {'context':{'traits':{'email':'Ana@example.com'}}}",
                "TRACKING   | {'type':'merge','mergeProperties':[{'type':'email','value':'ana@example.com'}]}",
                "CLOUDEVENT | {'specversion':'7','email':'ana@example.com'}",
                "CLOUDEVENT | {'subject':'email:ana@example.com'}",
                "CLOUDEVENT | {'data':{'identifiers':[{'type':'email','value':'ana@example.com'}]}}"
            })
    void itSaysSo(Form form, String json) {
        assertThat(Subjects.of(of(form, json))).contains(ANA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"NATIVE | 7", "TRACKING | [[]]", "CLOUDEVENT | 'text'", "NATIVE | {'identifiers':{}}"})
    void orItDoesNot(Form form, String json) {
        assertThat(Subjects.of(of(form, json))).isEmpty();
    }

    @Test
    void itHappenedWhenItSaysButNotAfterItCame() {
        assertThat(Subjects.at(of(Form.NATIVE, "{'occurredAt':'2026-02-01T10:00:00Z'}")))
                .isEqualTo("2026-02-01T10:00:00Z");
        assertThat(Subjects.at(of(Form.TRACKING, "{'timestamp':'2027-02-01T10:00:00Z'}")))
                .isEqualTo(NOW);
        assertThat(Subjects.at(of(Form.CLOUDEVENT, "{'time':'yesterday'}"))).isEqualTo(Instant.MIN);
    }
}
