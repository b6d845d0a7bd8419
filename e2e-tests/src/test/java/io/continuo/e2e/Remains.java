package io.continuo.e2e;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.continuo.localstack.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;

/** Every place where something of a person may be left, behind all services. */
final class Remains {

    private static final String TABLES = """
            SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
            """;

    private final Suite.Places places;

    Remains(Suite.Places places) {
        this.places = places;
    }

    /** Where one of the words is found, as a line that says where. */
    List<String> of(List<String> words) {
        return Stream.of(topics(words), files(words), documents(words), rows(words))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> topics(List<String> words) {
        List<String> found = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", places.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith(places.topicPrefix()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (holds(record.key(), words) || holds(record.value(), words)) {
                        found.add("topic " + record.topic());
                    }
                });
            }
        }
        return found;
    }

    /** The broker's own files, so that what no consumer sees any more counts too. */
    private List<String> files(List<String> words) {
        try (Stream<Path> logs = Files.walk(places.kafkaFiles())) {
            return logs.filter(file -> file.getParent().getFileName().toString().startsWith(places.topicPrefix()))
                    .filter(file -> holds(bytes(file), words))
                    .map(file -> "file " + file)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of("not known, as the cleaner is at work: " + e);
        }
    }

    private List<String> documents(List<String> words) {
        List<String> found = new ArrayList<>();
        try (MongoClient client = MongoClients.create(places.mongodb())) {
            MongoDatabase database = client.getDatabase(places.mongodbDatabase());
            for (String collection : database.listCollectionNames()) {
                for (Document document : database.getCollection(collection).find()) {
                    if (holds(document.toJson().getBytes(StandardCharsets.UTF_8), words)) {
                        found.add("collection " + collection);
                    }
                }
            }
        }
        return found;
    }

    private List<String> rows(List<String> words) {
        List<String> found = new ArrayList<>();
        for (Database database : places.databases()) {
            try (Connection connection =
                            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                    Statement statement = connection.createStatement()) {
                for (String table : texts(statement, TABLES)) {
                    texts(statement, "SELECT t::text FROM " + table + " t").stream()
                            .filter(row -> holds(row.getBytes(StandardCharsets.UTF_8), words))
                            .forEach(row -> found.add("table " + table));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (NoSuchFileException e) {
            return new byte[0]; // The cleaner was here.
        } catch (IOException e) {
            return file.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static boolean holds(byte[] bytes, List<String> words) {
        if (bytes == null) {
            return false;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains);
    }
}
