package io.continuo.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the demo shop is told to a gateway. */
class DemoLoaderTest {

    private static final Instant NOW = Instant.parse("2026-03-14T15:00:00Z");

    private final FakeGateway gateway = new FakeGateway();

    @AfterEach
    void stop() {
        gateway.stop();
    }

    @Test
    void everythingGoesThroughTheGatewayWithKeysAndTokens() {
        LoadReport report = load(new ArrayList<>());

        assertThat(report.rejected()).isZero();
        assertThat(report.sent()).isGreaterThan(3_000);
        assertThat(gateway.requests())
                .extracting(FakeGateway.Request::path)
                .contains(
                        "/v1/batch",
                        "/api/touchpoints",
                        "/api/cases",
                        "/api/feedback",
                        "/api/customers/resolve",
                        "/api/customers/k1/timeline",
                        "/api/journeys/customers/k1",
                        "/api/inventory/movements/bulk");
        assertThat(gateway.requests())
                .filteredOn(request -> !request.path().startsWith("/realms/"))
                .allMatch(request -> request.authorization().matches("Bearer token|Basic .+"));
    }

    @Test
    void aSecondLoadSaysTheSameWithTheSameKeys() {
        load(new ArrayList<>());
        List<String> first = gateway.bodiesByKey();
        gateway.forget();
        load(new ArrayList<>());

        assertThat(gateway.bodiesByKey()).isEqualTo(first);
    }

    @Test
    void noIdempotencyKeyIsUsedForTwoThings() {
        load(new ArrayList<>());
        List<String> keys = gateway.requests().stream()
                .filter(request -> !request.key().isEmpty())
                .map(request -> request.path() + " " + request.key())
                .toList();

        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
    }

    @Test
    void anOverloadedGatewayIsAskedAgain() {
        gateway.refuseOnce("/api/cases", 503);

        assertThat(load(new ArrayList<>()).rejected()).isZero();
    }

    @Test
    void anythingRefusedIsCountedAndFailsTheLoad() {
        gateway.refuseOnce("/api/feedback", 400);

        assertThatThrownBy(() -> load(new ArrayList<>()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 rejected")
                .hasMessageContaining("400");
    }

    @Test
    void everyStepIsReported() {
        List<String> progress = new ArrayList<>();
        load(progress);

        assertThat(progress).hasSizeGreaterThanOrEqualTo(6).anyMatch(line -> line.contains("touchpoints"));
    }

    private LoadReport load(List<String> progress) {
        return DemoData.load(gateway.address(), gateway.address(), Scale.CORNER_SHOP, NOW, progress::add);
    }
}
