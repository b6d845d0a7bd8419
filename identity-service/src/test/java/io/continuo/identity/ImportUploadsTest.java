package io.continuo.identity;

import static io.continuo.identity.ImportSuite.NDJSON;
import static io.continuo.identity.ImportSuite.accepted;
import static io.continuo.identity.ImportSuite.upload;
import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.fresh;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.localstack.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies of imports arrive, and how they do not. */
@ServiceTest
class ImportUploadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    private final String crm = fresh("crm");

    @Test
    void the_same_upload_with_the_same_key_is_one_import() {
        byte[] body = lines(0, 700);
        String key = fresh("key");

        String id = accepted(upload(NDJSON, body, "Idempotency-Key", key));

        assertThat(accepted(upload(NDJSON, body, "Idempotency-Key", key))).isEqualTo(id);
        refused(upload(NDJSON, lines(1, 700), "Idempotency-Key", key).then(), 422, "idempotency-key-reused");
        refused(upload(NDJSON, lines(0, 699), "Idempotency-Key", key).then(), 422, "idempotency-key-reused");
        refused(upload(NDJSON, lines(0, 701), "Idempotency-Key", key).then(), 422, "idempotency-key-reused");
        ImportSuite.progress(ImportSuite.finished(id)).body("accepted", equalTo(700));
    }

    @Test
    void an_upload_that_breaks_off_is_not_applied_and_the_same_upload_goes_on_with_it() throws IOException {
        byte[] body = lines(0, 3_000);
        String key = fresh("key");
        breakingOff(body, key);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(broken(key)).isEqualTo(1));
        long before = count("SELECT records FROM imports WHERE request_key LIKE '%" + key + "'");
        assertThat(before).isBetween(500L, 2_999L);

        String id = ImportSuite.finished(accepted(upload(NDJSON, body, "Idempotency-Key", key)));

        ImportSuite.progress(id).body("read", equalTo(3_000)).body("accepted", equalTo(3_000));
        assertThat(ImportSuite.results(id)).hasSize(3_000);
    }

    @Test
    void an_upload_without_a_key_that_breaks_off_leaves_nothing_that_can_be_read() throws IOException {
        breakingOff(lines(0, 3_000), null);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                count("SELECT count(*) FROM imports WHERE state = 'receiving' AND request_key IS NULL"))
                        .isZero());
    }

    @Test
    void a_large_import_gives_a_result_for_every_line() {
        byte[] body = lines(0, 5_000);

        String id = ImportSuite.finished(accepted(upload(NDJSON, body)));

        assertThat(ImportSuite.results(id))
                .hasSize(5_000)
                .allSatisfy(result -> assertThat(result.get("customerId")).isNotNull());
        ImportSuite.progress(id).body("accepted", equalTo(5_000));
        assertThat(count("SELECT count(*) FROM import_lines WHERE content IS NOT NULL AND import_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void whatever_ends_a_transaction_every_line_is_applied_once() {
        String id = accepted(upload(NDJSON, lines(0, 3_000)));

        for (int i = 0; i < 5; i++) {
            int cut = i;
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> applied(id) >= cut * 500L);
            count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL");
        }

        ImportSuite.progress(ImportSuite.finished(id))
                .body("read", equalTo(3_000))
                .body("accepted", equalTo(3_000));
        assertThat(ImportSuite.results(id).stream().map(result -> result.get("customerId")))
                .doesNotContainNull()
                .hasSize(3_000);
        assertThat(count("SELECT count(DISTINCT base) FROM import_lines WHERE import_id = '" + id + "'"))
                .isEqualTo(3_000);
    }

    private long applied(String id) {
        return count("SELECT count(*) FROM import_lines WHERE status IS NOT NULL AND import_id = '" + id + "'");
    }

    @Test
    void lines_are_sealed_at_rest() {
        String id = ImportSuite.imported(new String(lines(0, 1), StandardCharsets.UTF_8));

        assertThat(count("SELECT count(*) FROM import_lines l WHERE import_id = '" + id + "' AND l::text LIKE '%" + crm
                        + "%'"))
                .isZero();
    }

    @Test
    void an_empty_body_is_400() {
        refused(upload(NDJSON, new byte[0]).then(), 400, "malformed-body");
        refused(upload(NDJSON, "\n \n".getBytes(StandardCharsets.UTF_8)).then(), 400, "malformed-body");
        refused(upload("text/csv", new byte[0]).then(), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sourceId,email",
                "source,sourceId,firstName,firstName",
                "source,sourceId,,a",
                "source,sourceId,address,address.city"
            })
    void a_header_that_cannot_be_read_is_400(String header) {
        refused(
                upload("text/csv", (header + "\na,b,c,d\n").getBytes(StandardCharsets.UTF_8))
                        .then(),
                400,
                "invalid-field");
    }

    @Test
    void other_types_and_encodings_are_415() {
        refused(upload("text/plain", lines(0, 1)).then(), 415, "unsupported-media-type");
        refused(upload(NDJSON, lines(0, 1), "Content-Encoding", "gzip").then(), 415, "unsupported-media-type");
    }

    @Test
    void a_key_that_is_none_is_400() {
        upload(NDJSON, lines(0, 1), "Idempotency-Key", "x".repeat(256))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/Idempotency-Key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/results"})
    void an_unknown_import_is_404(String part) {
        for (String id : new String[] {UUID.randomUUID().toString(), "7"}) {
            refused(asPlatform().get("/api/customers/imports/" + id + part).then(), 404, "unknown-import");
        }
    }

    @Test
    void each_route_needs_its_scope() {
        String path = "/api/customers/imports";
        given().contentType(NDJSON).post(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .contentType(NDJSON)
                .post(path)
                .then()
                .statusCode(403);
        for (String part : new String[] {"/7", "/7/results"}) {
            given().get(path + part).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.withOnly("customers:write"))
                    .get(path + part)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void results_go_on_behind_a_line() {
        String id = ImportSuite.imported(new String(lines(0, 3), StandardCharsets.UTF_8));

        String rest = asPlatform()
                .queryParam("after", 2)
                .get("/api/customers/imports/{id}/results", id)
                .asString();

        assertThat(rest.lines().filter(line -> !line.isBlank()))
                .singleElement()
                .asString()
                .contains("\"line\":3");
        asPlatform().get("/api/customers/imports/{id}", id).then().body("problem", nullValue());
    }

    private byte[] lines(int from, int number) {
        return IntStream.range(from, from + number)
                .mapToObj(i -> "{\"source\":\"" + crm + "\",\"sourceId\":\"" + i
                        + "\",\"traits\":{\"firstName\":\"Name " + i + "\"}}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Sends most of the body, and closes the connection. */
    private void breakingOff(byte[] body, String key) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            String head = "POST /api/customers/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + NDJSON
                    + "\r\nAuthorization: Bearer " + Tokens.of("platform") + "\r\nContent-Length: " + body.length
                    + (key == null ? "" : "\r\nIdempotency-Key: " + key) + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            String received = "SELECT coalesce(sum(records), 0)::bigint FROM imports WHERE state = 'receiving'";
            long before = count(received);
            out.write(body, 0, body.length / 2);
            out.flush();
            await().atMost(PATIENCE).until(() -> count(received) >= before + 1_000);
        }
    }

    private long broken(String key) {
        return count("SELECT count(*) FROM imports WHERE upload IS NULL AND state = 'receiving' AND request_key LIKE '%"
                + key + "'");
    }

    /** By a connection of its own: those of the service are cut here. */
    private long count(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(ValidatableResponse response, int status, String problem) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:" + problem));
    }
}
