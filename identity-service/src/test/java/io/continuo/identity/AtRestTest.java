package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.deciding;
import static io.continuo.identity.Suite.erase;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Nobody learns who somebody is from the database, its files or its log of changes, with or without an erasure. */
@ServiceTest
class AtRestTest {

    /** Nothing else on this database server has these letters in it. */
    private final String mark = letters();

    private final String email = "email:" + mark + "@shop.example";
    private final String phone = "phone:+4915" + digits();
    private final String card = "loyalty_card:" + letters();
    private final String touchpoint = UUID.randomUUID().toString();

    @Inject
    Pool pool;

    @Test
    void no_table_and_no_file_shows_a_person() throws SQLException, IOException {
        Instant start = Instant.now();
        liveThrough();
        List<String> secrets = secrets();

        assertThat(tablesThatShow(secrets)).isEmpty();
        String other = resolveNamed(UUID.randomUUID().toString(), "email:" + letters() + "@shop.example");
        assertThat(tablesThatShow(List.of(other)))
                .as("the search finds what is there")
                .isNotEmpty();

        erase(email);

        assertThat(tablesThatShow(secrets)).isEmpty();
        assertThat(filesThatShow(secrets, start)).isEmpty();
        assertThat(filesThatShow(List.of(touchpoint), start))
                .as("the search finds what is there")
                .isNotEmpty();
    }

    /** Every way by which a person gets into the database. */
    private void liveThrough() {
        String key = UUID.randomUUID().toString();
        String ana = resolveNamed(key, email, phone);
        assertThat(resolveNamed(key, email, phone)).isEqualTo(ana);
        deciding(ana, "email", "marketing", "granted").statusCode(200);
        try (Wire wire = new Wire()) {
            wire.touch(touchpoint, Instant.now(), email, "device_id:" + mark + "-device");
            wire.send("email:" + mark, "{\"broken\":\"" + email + "\"");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> whoIs("device_id:" + mark + "-device") != null);
        importing();
        String other = resolve(card);
        String merge = merge(ana, other);
        undoing(merge, false).statusCode(200);
        merge(ana, other);
        await().atMost(Duration.ofSeconds(30)).until(() -> whoIs("crm_id:" + mark + "-crm") != null);
    }

    private void importing() {
        String line = """
                {"source":"crm","sourceId":"%1$s-1","identifiers":[{"type":"email","value":"%1$s@shop.example"},\
                {"type":"crm_id","value":"%1$s-crm"}],"traits":{"firstName":"%1$sina","lastName":"%1$sson",\
                "address":{"street":"%1$s street","city":"Bonn"}}}
                """.formatted(mark);
        asPlatform()
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/api/customers/imports")
                .then()
                .statusCode(202);
    }

    private String resolveNamed(String key, String... identifiers) {
        return asPlatform()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "identifiers",
                        objects(identifiers),
                        "traits",
                        Map.of("firstName", mark + "ina", "lastName", mark + "son", "birthday", "1987-06-05")))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }

    private List<String> secrets() {
        return List.of(mark, phone.substring("phone:+49".length()), card.substring(card.indexOf(':') + 1));
    }

    private List<String> tablesThatShow(List<String> secrets) {
        List<String> showing = new ArrayList<>();
        for (String table : tables()) {
            for (String secret : secrets) {
                String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
                String sql = "SELECT count(*) FROM \"" + table + "\" t WHERE lower(t::text) LIKE '%" + secret
                        + "%' OR t::text LIKE '%" + hex + "%'";
                if (first(sql).getLong(0) > 0) {
                    showing.add(table);
                }
            }
        }
        return showing;
    }

    private List<String> tables() {
        return pool.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .execute()
                .map(rows -> Rows.list(rows, row -> row.getString(0)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private Row first(String sql) {
        return pool.query(sql)
                .execute()
                .map(rows -> rows.iterator().next())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    /** Heap, indexes and write-ahead log, as far as they are on this machine. */
    private static List<String> filesThatShow(List<String> secrets, Instant since) throws SQLException, IOException {
        Path data = dataDirectory();
        List<String> showing = new ArrayList<>();
        for (Path file : files(data)) {
            String text = textOf(file, since);
            secrets.stream()
                    .filter(text::contains)
                    .map(secret -> data.relativize(file).toString())
                    .forEach(showing::add);
        }
        return showing;
    }

    /** But those that PostgreSQL removes while we look. */
    private static List<Path> files(Path data) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return files;
    }

    private static String textOf(Path file, Instant since) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(since)
                    ? ""
                    : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return ""; // PostgreSQL recycles files while we look.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in memory is written first. */
    private static Path dataDirectory() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            try (ResultSet found = statement.executeQuery("SHOW data_directory")) {
                found.next();
                return Path.of(found.getString(1));
            }
        }
    }

    private static String letters() {
        return new Random()
                .ints(12, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits() {
        return Integer.toString(10_000_000 + new Random().nextInt(80_000_000));
    }
}
