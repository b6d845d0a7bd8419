package io.continuo.journey.upload;

import static io.continuo.journey.upload.UploadCalls.problem;
import static io.continuo.journey.upload.UploadCalls.send;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.journey.JourneyServiceTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that are uploaded over HTTP: what is drawn, and what of bad input. */
@JourneyServiceTest
class UploadedLogsTest {

    private static final String EVENTS = "/api/journeys/paths/events";
    private static final String LOG = "customer,event,timestamp,channel\n"
            + "1,see,2026-01-01T00:00:00Z,web\n1,buy,2026-01-02T00:00:00Z,store\n2,see,2026-01-01T00:00:00Z,app\n";

    @Test
    void anUploadedLogIsDrawn() {
        send(EVENTS, LOG)
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("cases", equalTo(2))
                .body("nodes.name", equalTo(Arrays.asList("see", "buy")))
                .body("edges", hasSize(1))
                .body("edges[0].frequency", equalTo(1))
                .body("edges[0].time.median", equalTo("PT24H"))
                .body("starts[0].frequency", equalTo(2))
                .body("ends.name", equalTo(Arrays.asList("buy", "see")))
                .body("variants.path", hasItem(Arrays.asList("see", "buy")))
                .body("sankey[0].cases", equalTo(1))
                .body("asOf", notNullValue());
        send(EVENTS + "?by=Channel&group=a*=mobile&collapse=true&depth=2&variants=1", LOG)
                .statusCode(200)
                .body("nodes.name", hasItem("mobile"))
                .body("variants", hasSize(1))
                .body("counts.variants", equalTo(2));
    }

    @Test
    void withoutEventsThereIsNoData() {
        send(EVENTS, "customer,event,timestamp\n")
                .statusCode(200)
                .body("status", equalTo("no_data"))
                .body("duration", nullValue())
                .body("edges", empty());
        send(EVENTS + "?start=never", LOG).statusCode(200).body("status", equalTo("no_data"));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,see,soon,web', /2/timestamp",
        "',see,2026-01-01,web', /2/customer",
        "'1,,2026-01-01,web', /2/event",
        "'1,see', /2"
    })
    void aBrokenEventIsNamed(String line, String pointer) {
        problem(send(EVENTS, "customer,event,timestamp,channel\n" + line), 400, "invalid-field")
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({
        "by=nowhere, /header",
        "group=x, /group",
        "group==x, /group",
        "depth=0, /depth",
        "depth=21, /depth",
        "variants=0, /variants",
        "variants=1001, /variants",
        "collapse=maybe, /collapse",
        "depth=x, /depth"
    })
    void aWrongQuestionIsNamed(String query, String pointer) {
        problem(send(EVENTS + "?" + query, LOG), 400, "invalid-field").body("errors.pointer", hasItem(pointer));
    }
}
