package io.continuo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private static final List<String> SKUS =
            IntStream.range(0, 9_000).mapToObj(i -> "SKU-" + i).toList();

    private static final List<String> THREE = List.of("10.0.0.1:8080", "10.0.0.2:8080", "10.0.0.3:8080");

    @Test
    void skusAreSpreadEvenly() {
        Map<String, Long> counts =
                SKUS.stream().collect(Collectors.groupingBy(sku -> Owners.owner(THREE, sku), Collectors.counting()));
        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(THREE);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(2_500L, 3_500L));
    }

    @Test
    void anInstanceThatGoesMovesOnlyWhatItOwned() {
        List<String> two = THREE.subList(0, 2);
        assertThat(SKUS)
                .filteredOn(sku -> two.contains(Owners.owner(THREE, sku)))
                .isNotEmpty()
                .allSatisfy(sku -> assertThat(Owners.owner(two, sku)).isEqualTo(Owners.owner(THREE, sku)));
    }

    @Test
    void theOrderInWhichInstancesAreNamedChangesNothing() {
        assertThat(SKUS.subList(0, 100))
                .allSatisfy(
                        sku -> assertThat(Owners.owner(THREE.reversed(), sku)).isEqualTo(Owners.owner(THREE, sku)));
    }

    @Test
    void onlyTheFirstLineSaysWhoOwnsIt() {
        assertThat(sku("{\"a\":[{\"sku\":\"x\"}],\"lines\":[{\"line\":\"1\",\"sku\":\"a\"},{\"sku\":\"b\"}]}"))
                .isEqualTo("A");
        assertThat(sku("{\"lines\":[{\"line\":\"1\"},{\"sku\":\"b\"}]}")).isNull();
        assertThat(sku("nonsense")).isNull();
    }

    private static String sku(String body) {
        return FirstSku.of(Buffer.buffer(body));
    }
}
