package io.continuo.interaction.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.continuo.events.Channel;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each adapter makes of a delivery as its system sends it; beside each sample is what was approved. */
class AdapterSamplesTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final List<ChannelAdapter> ADAPTERS = List.of(
            new WhatsAppAdapter(),
            new MetaAdapter(),
            new MarketplaceAdapter(),
            new EmailAdapter(),
            new CallsAdapter(),
            new PosAdapter());

    @ParameterizedTest
    @CsvSource({
        "whatsapp, whatsapp.json, ",
        "meta, meta-facebook.json, ",
        "meta, meta-instagram.json, ",
        "marketplace, marketplace.json, ",
        "email, email.json, newsletter",
        "calls, calls.json, ",
        "pos, pos.ndjson, ",
        "pos, pos.csv, department_store"
    })
    void aDeliveryBecomesTheseTouchpoints(String adapter, String sample, @Nullable String channel) throws IOException {
        ChannelAccount account = account(adapter, channel);

        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        all(account.adapter().read(account, body(bytes(sample)))).forEach(report -> told.add(shown(report)));

        assertThat(told.toPrettyString())
                .isEqualTo(JSON.readTree(bytes(sample + ".told.json")).toPrettyString());
    }

    @ParameterizedTest
    @CsvSource({"whatsapp", "meta", "marketplace", "email", "calls", "pos"})
    void aStrangeDeliveryIsHandedOnAsItIs(String adapter) {
        ChannelAccount account = account(adapter, null);

        for (String strange : List.of(
                "{}",
                "[]",
                "[null,1,\"x\",{\"entry\":7}]",
                "{\"entry\":[null,{\"changes\":{}}]}",
                "{\"events\":[null,{\"type\":null}]}",
                "null",
                "7")) {
            assertThat(all(account.adapter().read(account, body(strange.getBytes()))))
                    .allSatisfy(report -> assertThat(report.strange()).isNotNull());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email | [{'id':'','event':'opened','email':'a@b.c'},{'id':'','event':'clicked','email':'a@b.c'}]",
                "marketplace | {'events':[{'type':'order.placed','id':' '},{'type':'review.posted','id':''}]}",
                "whatsapp | {'entry':[{'changes':[{'field':'messages','value':{'messages':[{'type':'a'},{'type':'b'}],"
                        + "'statuses':[{'status':'sent','timestamp':1},{'status':'sent','timestamp':2}]}}]}]}"
            })
    void whatHasNoIdIsToldApart(String adapter, String delivery) {
        ChannelAccount account = account(adapter, null);

        List<Report> told = all(
                account.adapter().read(account, body(delivery.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));

        assertThat(told).hasSizeGreaterThan(1).allMatch(report -> report.strange() == null);
        assertThat(told).extracting(report -> report.json().path("id").asText()).doesNotHaveDuplicates();
    }

    private static JsonNode shown(Report report) {
        var shown = JsonNodeFactory.instance.objectNode();
        if (report.line() > 0) {
            shown.put("line", report.line());
        }
        return report.strange() == null
                ? shown.set("touchpoint", report.json())
                : shown.put("strange", report.strange());
    }

    private static List<Report> all(Told told) {
        List<Report> all = new ArrayList<>();
        for (List<Report> piece = told.next(); !piece.isEmpty(); piece = told.next()) {
            all.addAll(piece);
        }
        return all;
    }

    private static ChannelAccount account(String adapter, @Nullable String channel) {
        ChannelAdapter found = ADAPTERS.stream()
                .filter(known -> known.name().equals(adapter))
                .findFirst()
                .orElseThrow();
        return new ChannelAccount(
                "shop",
                found,
                List.of(),
                Optional.empty(),
                Optional.ofNullable(channel).map(Channel::new),
                "shop");
    }

    private static RawBody body(byte[] bytes) {
        return new RawBody(bytes, null, new RawBody.Bounds(1_000_000, 1_000_000, 32_000, 1_000));
    }

    private static byte[] bytes(String sample) throws IOException {
        try (InputStream file = AdapterSamplesTest.class.getResourceAsStream("/channels/" + sample)) {
            return Objects.requireNonNull(file, sample).readAllBytes();
        }
    }
}
