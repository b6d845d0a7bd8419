package io.continuo.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private final RouteTable table = new RouteTable(Stream.of(
                    "GET /api/customers/{id} customers:read",
                    "GET /api/customers/explain customers:read",
                    "PUT /api/customers/{id} customers:write",
                    "POST /api/{kind}/imports customers:write large",
                    "GET /api/customers/{id}/timeline customers:read")
            .map(row -> new Route("identity", Row.of(row)))
            .toList());

    @Test
    void aLiteralWinsOverAParameter() {
        assertThat(found("GET", "api", "customers", "explain")).isEqualTo("/api/customers/explain");
        assertThat(found("GET", "api", "customers", "c1")).isEqualTo("/api/customers/{id}");
        assertThat(found("PUT", "api", "customers", "explain")).isEqualTo("/api/customers/{id}");
    }

    @Test
    void headIsGet() {
        assertThat(found("HEAD", "api", "customers", "c1")).isEqualTo("/api/customers/{id}");
    }

    @Test
    void theOtherMethodsAreNamed() {
        assertThat(table.match("DELETE", List.of("api", "customers", "c1")))
                .isEqualTo(new Match.OtherMethods(Set.of("GET", "PUT")));
        assertThat(table.match("get", List.of("api", "customers", "c1"))).isInstanceOf(Match.OtherMethods.class);
    }

    @Test
    void moreOrFewerSegmentsAreAnotherPath() {
        assertThat(table.match("GET", List.of("api", "customers"))).isEqualTo(new Match.Unknown());
        assertThat(table.match("GET", List.of())).isEqualTo(new Match.Unknown());
    }

    @Test
    void aRowThatIsNoneIsRefusedAtStart() {
        assertThatThrownBy(() -> Row.of("GET /api")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Row.of("GET /api a:b endless")).isInstanceOf(IllegalArgumentException.class);
    }

    private String found(String method, String... path) {
        return ((Match.Found) table.match(method, List.of(path))).route().template();
    }
}
