package io.continuo.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire is a promise: what is approved stays readable and is still written, field by field. */
class EventsKeepTheirApprovedJsonTest {

    static Stream<String> contracts() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aWriterProducesTheApprovedJson(String contract) throws IOException {
        JsonNode written = EventJson.MAPPER.readTree(EventJson.write(sample(contract)));

        assertThat(written).isEqualTo(approved(contract));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aReaderUnderstandsTheApprovedJson(String contract) throws IOException {
        Object read = EventJson.read(approved(contract).toString(), contractOf(contract));

        assertThat(EventJson.write(read)).isEqualTo(EventJson.write(sample(contract)));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void anOlderReaderIgnoresWhatANewerWriterAdds(String contract) throws IOException {
        ObjectNode newer = approved(contract);
        newer.put("addedLater", "x");

        Object read = EventJson.read(newer.toString(), contractOf(contract));

        assertThat(EventJson.write(read)).isEqualTo(EventJson.write(sample(contract)));
    }

    @Test
    void everyKindOfCustomerEventIsApproved() {
        Set<String> approved = new TreeSet<>();
        Samples.all().values().stream()
                .filter(CustomerEvent.class::isInstance)
                .forEach(event -> approved.add(event.getClass().getSimpleName()));

        assertThat(approved)
                .containsExactlyInAnyOrderElementsOf(Stream.of(CustomerEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static Object sample(String contract) {
        return Objects.requireNonNull(Samples.all().get(contract));
    }

    /** Customer events are read by their sealed type, as consumers do. */
    private static Class<?> contractOf(String contract) {
        Object sample = sample(contract);
        return sample instanceof CustomerEvent ? CustomerEvent.class : sample.getClass();
    }

    private static ObjectNode approved(String contract) throws IOException {
        String file = "/approved/" + contract + ".json";
        try (InputStream json = EventsKeepTheirApprovedJsonTest.class.getResourceAsStream(file)) {
            return (ObjectNode) EventJson.MAPPER.readTree(Objects.requireNonNull(json, file));
        }
    }
}
