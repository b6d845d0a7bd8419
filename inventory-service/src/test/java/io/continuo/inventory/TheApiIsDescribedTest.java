package io.continuo.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@InventoryTest
class TheApiIsDescribedTest {

    @Test
    void everyOperationHasASummaryAndATag() {
        JsonPath api = given().get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
        assertThat(paths).hasSizeGreaterThan(15);
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (List.of("get", "put", "post", "delete").contains(method)) {
                assertThat(operation).as(method + " " + path).containsKeys("summary", "tags");
            }
        }));
    }

    @Test
    void whatRequiresAKeySaysSo() {
        JsonPath api = given().get("/q/openapi?format=json").jsonPath();
        for (String path : List.of("movements", "movements/bulk", "reservations", "promises/{id}/fulfil")) {
            assertThat(api.<String>getList("paths.'/api/inventory/" + path + "'.post.parameters.name"))
                    .as(path)
                    .contains("Idempotency-Key");
        }
        assertThat(api.getMap("paths.'/api/inventory/movements/bulk'.post.requestBody.content"))
                .containsOnlyKeys("application/x-ndjson");
        assertThat(
                        api.<String>get(
                                "paths.'/api/inventory/reservations'.post.responses.'201'.content.'application/json'.schema.'$ref'"))
                .endsWith("ReservationView");
    }

    @Test
    void theServiceIsReadyAndMeasured() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
