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
    void theServiceIsReadyAndMeasured() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
