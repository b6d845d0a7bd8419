package io.continuo.identity.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.identity.IdentityConfig;
import io.continuo.identity.Transactions;
import io.continuo.localstack.testing.LocalStackResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The master key is changed while its data lives. */
@QuarkusTest
@WithTestResource(
        value = LocalStackResource.class,
        initArgs = {
            @ResourceArg(name = "postgres", value = "identity"),
            @ResourceArg(name = "kafka", value = "true"),
            @ResourceArg(name = "keycloak", value = "true")
        })
class RotationTest {

    private static final Place VALUE = new Place("identifiers", "value");

    private final String fresh =
            Base64.getEncoder().encodeToString(AesGcm.newKey().getEncoded());
    private final UUID owner = UUID.randomUUID();
    private byte[] sealed = {};

    @Inject
    Vault vault;

    @Inject
    Transactions transactions;

    @Inject
    IdentityConfig config;

    @Inject
    Pool pool;

    @Inject
    DataSource database;

    @BeforeEach
    void seal() {
        sealed = now(transactions
                .run(tx -> vault.createFor(tx, Set.of(owner)))
                .map(keys -> keys.find(owner).orElseThrow().seal(VALUE, "ana")));
    }

    @AfterEach
    void rotateBack() {
        rotate(config.masterKey().getFirst(), fresh);
    }

    @Test
    void every_key_is_wrapped_anew_and_opens_what_it_sealed_without_the_old_one() {
        rotate(fresh, config.masterKey().getFirst());

        Vault after = new Vault(new MasterKeys(List.of(fresh)), InstantSource.system());
        assertThat(now(pool.preparedQuery("SELECT DISTINCT master FROM data_keys")
                                .execute())
                        .size())
                .isEqualTo(1);
        assertThat(now(after.keyringFor(pool, Set.of(owner)))
                        .find(owner)
                        .orElseThrow()
                        .open(VALUE, sealed))
                .isEqualTo("ana");
    }

    @Test
    void a_service_does_not_start_without_the_key_of_its_data() {
        MasterKeyCheck check = new MasterKeyCheck();

        assertThatThrownBy(() -> check.atStart(new StartupEvent(), new MasterKeys(List.of(fresh)), database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("continuo.identity.master-key");
    }

    @Test
    void a_destroyed_key_is_gone_for_everybody() {
        now(transactions.run(tx -> vault.destroyFor(tx, Set.of(owner))));

        assertThat(now(vault.keyringFor(pool, Set.of(owner))).find(owner)).isEmpty();
        assertThat(now(pool.preparedQuery("SELECT FROM data_keys WHERE owner = $1")
                                .execute(Tuple.of(owner)))
                        .size())
                .isZero();
    }

    private void rotate(String first, String old) {
        MasterKeys masters = new MasterKeys(List.of(first, old));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        now(new Rewrapping(masters, transactions, meters).rewrap());
        assertThat(meters.get("continuo.identity.keys.old").gauge().value()).isZero();
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(20));
    }
}
