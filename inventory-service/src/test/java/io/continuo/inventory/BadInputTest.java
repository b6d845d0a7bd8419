package io.continuo.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every route says to callers who get something wrong. */
@InventoryTest
class BadInputTest {

    private static final String BASE = "/api/inventory/";

    /** As bytes, which the client sends under any content type. */
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    record Route(String method, String path, String scope) {

        Response send(RequestSpecification request) {
            return request.request(method, BASE + path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Route> writes() {
        return Stream.of(
                new Route("PUT", "nodes/n", "inventory:plan"),
                new Route("PUT", "items/i", "inventory:plan"),
                new Route("PUT", "channels/c", "inventory:plan"),
                new Route("PUT", "safety-rules/r", "inventory:plan"),
                new Route("PUT", "items/i/backorders/n", "inventory:plan"),
                new Route("POST", "movements", "inventory:write"),
                new Route("POST", "reservations", "inventory:write"),
                new Route("POST", "reservations/r/confirm", "inventory:write"),
                new Route("POST", "promises/p/fulfil", "inventory:write"),
                new Route("POST", "promises/p/cancel", "inventory:write"),
                new Route("POST", "promises/p/return", "inventory:write"),
                new Route("POST", "promises/p/reject", "inventory:write"),
                new Route("PUT", "listings/c/s", "inventory:plan"),
                new Route("PUT", "supplies/s", "inventory:write"),
                new Route("POST", "supplies/s/receipts", "inventory:write"),
                new Route("POST", "supplies/s/close", "inventory:write"),
                new Route("POST", "transfers/differences", "inventory:write"),
                new Route("POST", "counts", "inventory:write"),
                new Route("POST", "counts/c/results", "inventory:write"),
                new Route("POST", "counts/c/reads", "inventory:write"),
                new Route("POST", "counts/c/approval", "inventory:plan"),
                new Route("POST", "reconciliation", "inventory:plan"),
                new Route("POST", "reconciliation/findings/f/repair", "inventory:plan"),
                new Route("POST", "promises/p/ready", "inventory:write"),
                new Route("POST", "promises/p/accept", "inventory:write"),
                new Route("PUT", "sourcing-policies/c", "inventory:plan"),
                new Route("PATCH", "reservations/r", "inventory:write"),
                new Route("POST", "sourcing", "inventory:read"));
    }

    static Stream<Route> reads() {
        return Stream.of(
                new Route("GET", "nodes/nobody", "inventory:read"),
                new Route("GET", "items/nobody", "inventory:read"),
                new Route("GET", "channels/nobody", "inventory:read"),
                new Route("GET", "safety-rules/nobody", "inventory:read"),
                new Route("DELETE", "safety-rules/nobody", "inventory:plan"),
                new Route("GET", "items/nobody/backorders/nobody", "inventory:read"),
                new Route("GET", "reservations/nobody", "inventory:read"),
                new Route("GET", "reservations/nobody/decisions", "inventory:read"),
                new Route("GET", "sourcing-policies/nobody", "inventory:read"),
                new Route("GET", "promises/nobody", "inventory:read"),
                new Route("GET", "promises/nobody/decisions", "inventory:read"),
                new Route("GET", "stock/nobody", "inventory:read"),
                new Route("GET", "stock/nobody/ledger", "inventory:read"),
                new Route("GET", "stock/nobody/proof", "inventory:read"),
                new Route("GET", "stock/nobody/decisions", "inventory:read"),
                new Route("GET", "listings/nowhere/nobody", "inventory:read"),
                new Route("GET", "supplies/nobody", "inventory:read"),
                new Route("GET", "counts/nobody", "inventory:read"),
                new Route("GET", "availability?sku=nobody", "inventory:read"),
                new Route("GET", "stream?sku=nobody", "inventory:read"),
                new Route("DELETE", "reservations/nobody", "inventory:write"));
    }

    static Stream<Route> all() {
        return Stream.concat(
                Stream.concat(writes(), reads()), Stream.of(new Route("POST", "movements/bulk", "inventory:write")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutATokenNothingIsDone(Route route) {
        problem(route.send(given().contentType(type(route)).body(EMPTY)), 401, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTokenForOtherThingsIsNotEnough(Route route) {
        String other = route.scope().equals("inventory:read") ? "inventory:write" : "inventory:read";
        Response answer = route.send(given().auth()
                .oauth2(Tokens.withOnly(other))
                .contentType(type(route))
                .body(EMPTY));
        problem(answer, 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void halfABodyCannotBeRead(Route route) {
        problem(route.send(caller().body("{\"half\":")), 400, "malformed-body");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anUnknownFieldIsNamed(Route route) {
        problem(route.send(caller().body("{\"surprise\":1}")), 400, "unknown-field")
                .body("errors.pointer", hasItem("/surprise"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aListIsNotAnObject(Route route) {
        problem(route.send(caller().body("[1,2]")), 400, "invalid-field");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aBodyThatIsTooLargeIsNotRead(Route route) {
        problem(route.send(caller().body("{\"x\":\"" + "x".repeat(1_100_000) + "\"}")), 413, "payload-too-large");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void whatNobodyKnowsIsNotFound(Route route) {
        ValidatableResponse answer = route.send(caller()).then().statusCode(404);
        answer.contentType("application/problem+json").body("traceId", notNullValue());
        assertThat(answer.extract().<String>path("type")).startsWith("urn:continuo:problem:unknown-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT  | nodes/n       | {"enabled":true}                                                   | /kind
                    PUT  | nodes/n       | {"kind":"shed"}                                                    | /kind
                    PUT  | nodes/n       | {"kind":"store","priority":"1"}                                    | /priority
                    PUT  | nodes/n       | {"kind":"store","location":{"lat":91,"lon":0}}                     | /location/lat
                    PUT  | nodes/n       | {"kind":"store","location":{"lat":1}}                              | /location
                    PUT  | nodes/n       | {"kind":"store","location":{"country":"Spain"}}                    | /location/country
                    PUT  | nodes/n       | {"kind":"store","dailyOrderCapacity":-1}                           | /dailyOrderCapacity
                    PUT  | items/i       | {}                                                                 | /name
                    PUT  | items/i       | {"name":1}                                                         | /name
                    PUT  | nodes/n       | {"kind":"store","safetyStock":-1}                                  | /safetyStock
                    PUT  | nodes/n       | {"kind":"store","calendar":{}}                                     | /calendar/zone
                    PUT  | nodes/n       | {"kind":"store","calendar":{"zone":"Moon"}}                        | /calendar/zone
                    PUT  | nodes/n       | {"kind":"store","calendar":{"zone":"UTC","hours":{"monday":"9"}}}  | /calendar/hours/monday
                    PUT  | nodes/n       | {"kind":"store","calendar":{"zone":"UTC","hours":{"noday":"closed"}}} | /calendar/hours/noday
                    PUT  | nodes/n       | {"kind":"store","calendar":{"zone":"UTC","hours":{"monday":"closed"}}} | /calendar/hours
                    PUT  | nodes/n       | {"kind":"store","calendar":{"zone":"UTC","cutOff":"4pm"}}          | /calendar/cutOff
                    PUT  | nodes/n       | {"kind":"store","calendar":{"zone":"UTC","handling":"-PT1H"}}      | /calendar/handling
                    PUT  | nodes/n       | {"kind":"store","calendar":{"zone":"UTC","holidays":["soon"]}}     | /calendar/holidays/0
                    PUT  | items/i       | {"name":"i","safetyStock":-1}                                      | /safetyStock
                    PUT  | items/i       | {"name":"i","components":[{"sku":"s"}]}                            | /components/0/quantity
                    PUT  | items/i       | {"name":"i","components":[{"sku":"s","quantity":0}]}               | /components/0/quantity
                    PUT  | items/i       | {"name":"i","components":[{"sku":"s","quantity":1},{"sku":"S","quantity":1}]} | /components/1/sku
                    PUT  | safety-rules/r | {"quantity":1}                                                    | /position
                    PUT  | safety-rules/r | {"position":1}                                                    | /quantity
                    PUT  | safety-rules/r | {"position":1,"quantity":-1}                                      | /quantity
                    PUT  | safety-rules/r | {"position":1,"quantity":1,"scope":"world"}                       | /scope
                    PUT  | safety-rules/r | {"position":1,"quantity":1,"scope":"channel","node":"n"}          | /scope
                    PUT  | items/i/backorders/n | {}                                                         | /quantity
                    PUT  | items/i/backorders/n | {"quantity":-1}                                            | /quantity
                    PUT  | items/i/backorders/n | {"quantity":1,"kind":"never"}                              | /kind
                    PUT  | items/i/backorders/n | {"quantity":1,"availableFrom":"soon"}                      | /availableFrom
                    PUT  | channels/c    | {"safetyStock":0}                                                  | /nodes
                    PUT  | channels/c    | {"nodes":["a","a"]}                                                | /nodes/1
                    PUT  | channels/c    | {"nodes":[],"safetyStock":-1}                                      | /safetyStock
                    PUT  | channels/c    | {"nodes":["a b"]}                                                  | /nodes/0
                    POST | movements     | {"sku":"s","node":"n","quantity":1}                                | /type
                    POST | movements     | {"type":"steal","sku":"s","node":"n","quantity":1}                 | /type
                    POST | movements     | {"type":"sale","sku":"s","node":"n","quantity":1.2345}             | /quantity
                    POST | movements     | {"type":"sale","sku":"s","node":"n","quantity":"1"}                | /quantity
                    POST | movements     | {"type":"sale","sku":"s","node":"n","quantity":-1}                 | /quantity
                    POST | movements     | {"type":"adjust","sku":"s","node":"n","quantity":0}                | /quantity
                    POST | movements     | {"type":"count","sku":"s","node":"n","quantity":-1}                | /quantity
                    POST | movements     | {"type":"sale","sku":"a b","node":"n","quantity":1}                | /sku
                    POST | movements     | {"type":"sale","sku":"s","node":"n","quantity":1,"to":"m"}         | /to
                    POST | movements     | {"type":"sale","sku":"s","node":"n","quantity":1,"reference":""}   | /reference
                    POST | reservations  | {"lines":[{"line":"1","sku":"s","quantity":1}]}                    | /channel
                    POST | reservations  | {"channel":"c","identifier":{"type":"shoe","value":"42"},"lines":[{"line":"1","sku":"s","quantity":1}]} | /identifier
                    POST | reservations  | {"channel":"c","lines":[]}                                         | /lines
                    POST | reservations  | {"channel":"c","lines":[null]}                                     | /lines/0
                    POST | reservations  | {"channel":"c","lines":[{"line":"1","quantity":1}]}                | /lines/0/sku
                    POST | reservations  | {"channel":"c","lines":[{"line":"1","sku":"s","quantity":0}]}      | /lines/0/quantity
                    POST | reservations  | {"channel":"c","ttl":"P","lines":[{"line":"1","sku":"s","quantity":1}]} | /ttl
                    POST | reservations  | {"channel":"c","ttl":"-PT1M","lines":[{"line":"1","sku":"s","quantity":1}]} | /ttl
                    POST | reservations  | {"channel":"c","ttl":"P31D","lines":[{"line":"1","sku":"s","quantity":1}]} | /ttl
                    POST | reservations  | {"channel":"c","strategy":"magic","lines":[{"line":"1","sku":"s","quantity":1}]} | /strategy
                    POST | reservations  | {"channel":"c","strategy":"nearest","lines":[{"line":"1","sku":"s","quantity":1}]} | /destination
                    POST | reservations  | {"channel":"c","destination":{"lat":1},"lines":[{"line":"1","sku":"s","quantity":1}]} | /destination/lon
                    POST | sourcing      | {"channel":"c","lines":[{"line":"1","sku":"s","quantity":1},{"line":"1","sku":"s","quantity":1}]} | /lines/1/line
                    POST | sourcing      | {"channel":"c","split":{"maxPackages":0},"lines":[{"line":"1","sku":"s","quantity":1}]} | /split/maxPackages
                    POST | sourcing      | {"channel":"c","lines":[{"line":"1","sku":"s","quantity":1,"price":{"amount":-1,"currency":"EUR"}}]} | /lines/0/price
                    POST | sourcing      | {"channel":"c","fulfilment":"teleport","lines":[{"line":"1","sku":"s","quantity":1}]} | /fulfilment
                    PUT  | sourcing-policies/c | {"strategy":"magic"}                                         | /strategy
                    PUT  | sourcing-policies/c | {"costs":{}}                                                 | /costs/usual
                    PUT  | sourcing-policies/c | {"costs":{"usual":{"perKm":-1}}}                             | /costs/usual/perKm
                    PUT  | sourcing-policies/c | {"lastUnit":{"confidence":2}}                                | /lastUnit/confidence
                    PUT  | sourcing-policies/c | {"lastUnit":{"units":0,"confidence":1}}                      | /lastUnit/units
                    PUT  | sourcing-policies/c | {"onRejection":"shrug"}                                      | /onRejection
                    POST | reservations/r/confirm | {"fulfilment":"ship"}                                     | /orderId
                    POST | reservations/r/confirm | {"orderId":"o","fulfilment":"teleport"}                   | /fulfilment
                    POST | reservations/r/confirm | {"orderId":"o","fulfilment":"ship","lines":[]}            | /lines
                    POST | reservations/r/confirm | {"orderId":"o","fulfilment":"ship","lines":[{"line":"1","quantity":0}]} | /lines/0/quantity
                    POST | reservations/r/confirm | {"orderId":"o","fulfilment":"ship","soldAt":"a b"}        | /soldAt
                    POST | promises/p/ready       | {"collectWithin":"PT1S"}                                  | /collectWithin
                    POST | promises/p/fulfil      | {"collectWithin":"P1D"}                                   | /collectWithin
                    POST | promises/p/cancel      | {"condition":"damaged"}                                   | /condition
                    POST | promises/p/return      | {"condition":"mint"}                                      | /condition
                    GET  | promises               | ''                                                        | /orderId
                    GET  | promises?orderId=      | ''                                                        | /orderId
                    GET  | promises?node=a%20b    | ''                                                        | /node
                    POST | promises/p/fulfil      | {"node":"n"}                                              | /node
                    POST | promises/p/cancel      | {"lines":[{"line":"1","quantity":0}]}                     | /lines/0/quantity
                    POST | promises/p/return      | {"lines":[]}                                              | /lines
                    GET  | availability                                    | ''                              | /sku
                    GET  | availability?sku=a,b,,c                         | ''                              | /sku
                    GET  | availability?sku=s&mostNodes=1001               | ''                              | /mostNodes
                    GET  | availability?sku=s&mostNodes=all                | ''                              | /mostNodes
                    GET  | stream                                          | ''                              | /sku
                    GET  | stream?sku=a,b,,c                               | ''                              | /sku
                    GET  | stream?sku=s&radiusKm=5                         | ''                              | /near
                    GET  | availability?sku=s&near=here                    | ''                              | /near
                    GET  | availability?sku=s&near=1,2,3                   | ''                              | /near
                    GET  | availability?sku=s&near=91,0                    | ''                              | /near
                    GET  | availability?sku=s&radiusKm=5                   | ''                              | /near
                    GET  | availability?sku=s&near=1,1&radiusKm=-5         | ''                              | /radiusKm
                    GET  | availability?sku=s&order=farthest               | ''                              | /near
                    GET  | availability?sku=s&near=1,1&order=best          | ''                              | /order
                    GET  | availability?sku=s&pickup=perhaps               | ''                              | /pickup
                    GET  | stock/s?asOf=yesterday                          | ''                              | /asOf
                    GET  | stock/s/ledger?limit=201                        | ''                              | /limit
                    GET  | stock/s/ledger?cursor=nonsense                  | ''                              | /cursor
                    GET  | reservations                                    | ''                              | /customer
                    GET  | reservations?customer=c&cursor=!                | ''                              | /cursor
                    PUT  | listings/c/s  | {}                                                                 | /listed
                    PUT  | listings/c/s  | {"listed":true,"guarantee":{"minSellable":1}}                      | /guarantee/shareOfStores
                    PUT  | listings/c/s  | {"listed":true,"guarantee":{"minSellable":0,"shareOfStores":1}}    | /guarantee/minSellable
                    PUT  | listings/c/s  | {"listed":true,"guarantee":{"minSellable":1,"shareOfStores":75}}   | /guarantee/shareOfStores
                    PUT  | listings/c/s  | {"listed":true,"guarantee":{"minSellable":1,"shareOfStores":0}}    | /guarantee/shareOfStores
                    PUT  | listings/c/s  | {"listed":true,"guarantee":{"minSellable":1,"shareOfStores":1e2147483647}} | /guarantee/shareOfStores
                    PUT  | listings/c/s  | {"listed":true,"guarantee":{"minSellable":100e2147483647,"shareOfStores":1}} | /guarantee/minSellable
                    PUT  | listings/c/s  | {"listed":true,"guarantee":{"minSellable":1,"shareOfStores":1,"radiusKm":0}} | /guarantee/radiusKm
                    PUT  | listings/c/s  | {"listed":true,"actions":["pray"]}                                 | /actions/0
                    PUT  | supplies/s    | {"node":"n","lines":[]}                                            | /lines
                    PUT  | supplies/s    | {"node":"n","lines":[{"sku":"s","quantity":0}]}                    | /lines/0/quantity
                    PUT  | supplies/s    | {"node":"n","expectedAt":"soon","lines":[{"sku":"s","quantity":1}]} | /expectedAt
                    POST | supplies/s/receipts | {"lines":[{"sku":"s","quantity":1,"damaged":2}]}             | /lines/0/damaged
                    POST | transfers/differences | {"sku":"s"}                                                | /reason
                    POST | counts        | {"skus":["s"]}                                                     | /node
                    POST | counts        | {"node":"n"}                                                       | /skus
                    POST | counts        | {"node":"n","kind":"guess","skus":["s"]}                           | /kind
                    POST | counts        | {"node":"n","kind":"rfid","lines":[{"sku":"s","counted":1}]}       | /lines
                    POST | counts        | {"node":"n","lines":[{"sku":"s","counted":-1}]}                    | /lines/0/counted
                    POST | counts/c/reads | {"reads":[{"epc":"a b","sku":"s"}]}                               | /reads/0/epc
                    POST | counts/c/approval | {"decision":"perhaps","reason":"r"}                            | /decision
                    POST | reconciliation | {"skus":[]}                                                       | /skus
                    POST | reconciliation/findings/f/repair | {"reason":" "}                                  | /reason
                    GET  | listing-breaches?state=broken                   | ''                              | /state
                    GET  | listings/c/s?near=here                          | ''                              | /near
                    GET  | listings?cursor=nonsense                        | ''                              | /cursor
                    GET  | counts?state=lost                               | ''                              | /state
                    GET  | supplies?state=lost                             | ''                              | /state
                    GET  | reconciliation?kind=odd                         | ''                              | /kind
                    GET  | transfers?limit=201                             | ''                              | /limit
                    GET  | stock/s/decisions?open=perhaps                  | ''                              | /open
                    GET  | nodes?limit=0                                   | ''                              | /limit
                    GET  | nodes?cursor=AA                                 | ''                              | /cursor
                    GET  | promises?orderId=o&cursor=AA                    | ''                              | /cursor
                    GET  | reservations?customer=c&cursor=KzEwMDAwMC0wMS0wMVQwMDowMDowMFofcg | ''            | /cursor
                    GET  | counts?cursor=KzEwMDAwMC0wMS0wMVQwMDowMDowMFofcg | ''                             | /cursor
                    GET  | stock/s?asOf=-999999999-01-01T00:00:00Z         | ''                              | /asOf
                    GET  | stock/s/decisions?asOf=-999999999-01-01T00:00:00Z | ''                            | /asOf
                    GET  | reconciliation?run=00000000000000000000000000000000000000000000000000000000000000000 | '' | /run
                    PUT  | items/i       | {"name":"\\u0000"}                                                | /name
                    PUT  | items/i       | {"name":"i","unit":"\\u0000"}                                     | /unit
                    PUT  | safety-rules/r | {"position":1,"quantity":1,"skuPrefix":"\\u0000"}                | /skuPrefix
                    PUT  | items/i/backorders/n | {"quantity":999999999.5}                                   | /quantity
                    PUT  | items/i/backorders/n | {"quantity":1,"availableFrom":"+999999999-12-31T23:59:59Z"} | /availableFrom
                    PUT  | supplies/s    | {"node":"n","expectedAt":"+999999999-12-31T23:59:59Z","lines":[{"sku":"s","quantity":1}]} | /expectedAt
                    """)
    void aBadFieldIsPointedAt(String method, String path, String body, String pointer) {
        RequestSpecification request = body.isEmpty() ? caller() : caller().body(body);
        problem(request.request(method, BASE + path), 400, "invalid-field").body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST | movements | {"type":"sale","sku":"nobody","node":"nowhere","quantity":1} | unknown-node | /node
                    POST | reservations | {"channel":"nowhere","lines":[{"line":"1","sku":"nobody","quantity":1}]} | unknown-channel | /channel
                    POST | sourcing | {"channel":"nowhere","lines":[{"line":"1","sku":"nobody","quantity":1}]} | unknown-channel | /channel
                    POST | reservations/nobody/confirm | {"orderId":"o","fulfilment":"ship"} | unknown-reservation | /id
                    POST | promises/nobody/fulfil | {} | unknown-promise | /id
                    GET  | availability?sku=nobody&channel=nowhere | '' | unknown-channel | /channel
                    GET  | stream?sku=nobody&channel=nowhere       | '' | unknown-channel | /channel
                    """)
    void whatIsNotKnownIsNamedWithARemedy(String method, String path, String body, String type, String pointer) {
        RequestSpecification request = body.isEmpty() ? caller() : caller().body(body);
        problem(request.request(method, BASE + path), 404, type)
                .body("errors.pointer", hasItem(pointer))
                .body("errors[0].detail", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"counts/%00", "supplies/a%00b", "stock/%00/proof", "counts?cursor=%00", "reconciliation?run=%00"
            })
    void nothingIsCalledByTheCharacterNul(String path) {
        problem(caller().urlEncodingEnabled(false).get(BASE + path), 400, "bad-request");
    }

    private static ValidatableResponse problem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer.then()
                .contentType("application/problem+json")
                .body("type", is("urn:continuo:problem:" + type))
                .body("status", is(status))
                .body("traceId", notNullValue());
    }

    private static RequestSpecification caller() {
        return given().auth()
                .oauth2(Tokens.of("platform"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String type(Route route) {
        return route.path().endsWith("bulk") ? "application/x-ndjson" : "application/json";
    }
}
