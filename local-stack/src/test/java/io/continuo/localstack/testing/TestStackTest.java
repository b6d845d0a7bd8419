package io.continuo.localstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TestStackTest {

    @Test
    void everyTestGetsADatabaseOfItsOwn() throws Exception {
        Database first = TestStack.get().createDatabase("inventory");
        Database second = TestStack.get().createDatabase("inventory");

        assertThat(first.name()).isNotEqualTo(second.name());
        try (Connection connection = DriverManager.getConnection(first.jdbcUrl(), first.user(), first.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE owned (id int)");
        }
        TestStack.get().drop(first);
        TestStack.get().drop(second);
    }

    @Test
    void aTopicCanBeMadeAtOnceAndIsRemovedWithItsPrefix() throws Exception {
        String bootstrap = TestStack.get().kafka();
        String prefix = TestStack.get().topicPrefix();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(prefix + "touchpoints.v1", 3, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);

            TestTopics.delete(bootstrap, prefix);

            // The broker has agreed; its own view of the topics follows.
            await().untilAsserted(() -> assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .noneMatch(topic -> topic.startsWith(prefix)));
        }
    }

    @Test
    void aClientGetsTheScopesItMayHave() {
        assertThat(claims(Tokens.of("store-pos")))
                .contains("\"aud\":\"continuo\"", "\"azp\":\"store-pos\"", "touchpoints:write", "inventory:write")
                .doesNotContain("customers:write");
    }

    @Test
    void aUserGetsTheScopesOfTheRoleAndNoOthers() {
        assertThat(claims(Tokens.ofUser("planner")))
                .contains("\"azp\":\"console\"", "inventory:plan")
                .doesNotContain("customers:", "cases:", "journeys:");
    }

    @Test
    void aTokenCanBeNarrowedToOneScope() {
        assertThat(claims(Tokens.withOnly("cases:read"))).contains("\"scope\":\"cases:read\"");
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
