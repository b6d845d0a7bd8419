package io.continuo.interaction.optout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.continuo.events.Channel;
import io.continuo.events.ContactDecision;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what is nothing but a refusal is one. */
class OptOutsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final OptOuts optOuts = optOuts(Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", " Stop. ", "*STOP*", "stop all!", "opt-out", "Arrêt", "ARRET", "parar"})
    void aMessageThatIsAStopWordSilencesEveryChannel(String text) {
        assertThat(optOuts.of(message("whatsapp", text), false))
                .map(decision -> decision.type() + " "
                        + decision.properties().get("channel") + " "
                        + decision.properties().get("purpose"))
                .contains("Contact Permission Denied * marketing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "...", "Please stop by tomorrow", "stop it, the fridge is great", "nonstop", "STOPSTOP"})
    void aMessageThatSaysMoreIsAMessage(String text) {
        assertThat(optOuts.of(message("whatsapp", text), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "message", "body", "comment", "note"})
    void aStopWordIsHeardWhereverWordsAreRead(String place) {
        assertThat(optOuts.of(touchpoint("Message Received", "sms", Map.of(place, TextNode.valueOf("Stop"))), false))
                .map(TouchpointRecorded::type)
                .contains(ContactDecision.DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "web", "email", "store", "call_center", "marketplace", "youtube", "x_kiosk"})
    void aDirectMessageIsHeardOnEveryChannel(String channel) {
        for (String type : List.of("Message Received", "Email Received")) {
            assertThat(optOuts.of(touchpoint(type, channel, Map.of("text", "Stop all")), false))
                    .map(TouchpointRecorded::type)
                    .contains(ContactDecision.DENIED);
            assertThat(optOuts.of(touchpoint(type, channel, Map.of("text", "start")), false))
                    .isEmpty();
        }
    }

    @Test
    void aWordIsNoKeywordWhereEverybodyReadsIt() {
        assertThat(optOuts.of(touchpoint("Comment Received", "facebook", Map.of("text", "STOP")), true))
                .isEmpty();
    }

    @Test
    void aDeploymentDecidesWhereMessagesAreLookedAt() {
        OptOuts some = optOuts(Map.of("continuo.opt-out.channels", "sms,whatsapp"));

        assertThat(some.of(message("sms", "STOP"), false)).isPresent();
        assertThat(some.of(message("email", "STOP"), false)).isEmpty();
    }

    @Test
    void whatFollowsNamesWhatItFollowsFrom() {
        TouchpointRecorded decision = optOuts.of(message("sms", "Stop!"), false).orElseThrow();

        assertThat(decision.id()).isEqualTo("t-1:permission");
        assertThat(decision.occurredAt()).isEqualTo(NOON);
        assertThat(decision.identifiers()).containsExactly(Identifier.of("phone", "+34600111222"));
        assertThat(decision.properties())
                .containsEntry("touchpoint", "t-1")
                .containsEntry("cause", "keyword")
                .containsEntry("text", "Stop!");
        assertThat(ContactDecision.of(decision)).isPresent();
    }

    @Test
    void aStartWordGivesPermissionForItsChannelWhereTheSenderIsKnown() {
        Optional<TouchpointRecorded> decision = optOuts.of(message("sms", "start"), true);

        assertThat(decision).map(TouchpointRecorded::type).contains(ContactDecision.GRANTED);
        assertThat(decision).map(given -> given.properties().get("channel")).contains("sms");
        assertThat(optOuts.of(message("sms", "start"), false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Unsubscribed, unsubscribed", "Email Unsubscribed, unsubscribed", "Email Marked as Spam, complaint"})
    void leavingAListIsARefusal(String type, String cause) {
        assertThat(optOuts.of(touchpoint(type, "newsletter", Map.of()), false))
                .map(decision -> decision.properties().get("cause"))
                .contains(cause);
    }

    @Test
    void aDeploymentDecidesWhatIsSilenced() {
        OptOuts one = optOuts(Map.of("continuo.opt-out.silences", "channel", "continuo.opt-out.purpose", "*"));

        assertThat(one.of(message("sms", "STOP"), false))
                .map(decision -> decision.properties().get("channel") + " "
                        + decision.properties().get("purpose"))
                .contains("sms *");
    }

    private static TouchpointRecorded message(String channel, String text) {
        return touchpoint("Message Received", channel, Map.of("text", text));
    }

    private static TouchpointRecorded touchpoint(String type, String channel, Map<String, Object> properties) {
        return new TouchpointRecorded(
                "t-1",
                type,
                new Channel(channel),
                NOON,
                NOON,
                List.of(Identifier.of("phone", "+34600111222")),
                properties,
                null,
                "demo");
    }

    private static OptOuts optOuts(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(OptOutConfig.class)
                .withDefaultValue("continuo.opt-out.stop.en", "STOP,STOP ALL,OPT OUT")
                .withDefaultValue("continuo.opt-out.stop.fr", "ARR\u00caT")
                .withDefaultValue("continuo.opt-out.stop.pt", "PARAR")
                .withDefaultValue("continuo.opt-out.start.en", "START")
                .withDefaultValues(settings)
                .build();
        return new OptOuts(config.getConfigMapping(OptOutConfig.class));
    }
}
