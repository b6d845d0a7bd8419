package io.continuo.identity.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class SealedValuesTest {

    private static final Place VALUE = new Place("identifiers", "value");
    private static final String EMAIL = "ana@shop.example";

    private final UUID owner = UUID.randomUUID();
    private final SecretKey secret = AesGcm.newKey();
    private final DataKey key = new DataKey(owner, secret);

    @Test
    void a_sealed_value_opens_with_the_key_of_its_owner() {
        assertThat(key.open(VALUE, key.seal(VALUE, EMAIL))).isEqualTo(EMAIL);
    }

    @Test
    void the_same_value_is_never_sealed_alike() {
        assertThat(key.seal(VALUE, EMAIL)).isNotEqualTo(key.seal(VALUE, EMAIL));
        assertThat(new String(key.seal(VALUE, EMAIL), StandardCharsets.ISO_8859_1))
                .doesNotContain("ana");
    }

    @Test
    void a_value_that_was_moved_to_another_column_or_owner_does_not_open() {
        byte[] sealed = key.seal(VALUE, EMAIL);

        assertThatThrownBy(() -> key.open(new Place("traits", "value"), sealed)).isInstanceOf(NotOpened.class);
        assertThatThrownBy(() -> new DataKey(UUID.randomUUID(), secret).open(VALUE, sealed))
                .isInstanceOf(NotOpened.class);
    }

    @Test
    void a_value_that_was_changed_or_cut_does_not_open() {
        byte[] changed = key.seal(VALUE, EMAIL);
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> key.open(VALUE, changed)).isInstanceOf(NotOpened.class);
        assertThatThrownBy(() -> key.open(VALUE, new byte[] {1, 2, 3})).isInstanceOf(NotOpened.class);
        assertThatThrownBy(() -> key.open(VALUE, new byte[0])).isInstanceOf(NotOpened.class);
    }

    @Test
    void a_key_wrapped_before_a_rotation_is_still_unwrapped_and_new_ones_are_wrapped_by_the_first_master() {
        String old = master();
        MasterKeys before = new MasterKeys(List.of(old));
        MasterKeys.Wrapped wrapped = before.wrap(owner, secret);

        MasterKeys after = new MasterKeys(List.of(master(), old));

        assertThat(after.unwrap(owner, wrapped)).isEqualTo(secret);
        assertThat(after.wrap(owner, secret).master()).isNotEqualTo(wrapped.master());
    }

    @Test
    void a_key_does_not_open_without_its_master_or_for_another_owner() {
        MasterKeys masters = new MasterKeys(List.of(master()));
        MasterKeys.Wrapped wrapped = masters.wrap(owner, secret);

        assertThatThrownBy(() -> new MasterKeys(List.of(master())).unwrap(owner, wrapped))
                .hasMessageContaining("master-key")
                .hasMessageContaining(wrapped.master());
        assertThatThrownBy(() -> masters.unwrap(UUID.randomUUID(), wrapped)).isInstanceOf(NotOpened.class);
    }

    @Test
    void a_master_key_that_is_none_is_refused_at_start_without_being_quoted() {
        for (String wrong : List.of("short", "!!", Base64.getEncoder().encodeToString(new byte[16]))) {
            assertThatThrownBy(() -> new MasterKeys(List.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 bytes in Base64")
                    .hasMessageNotContaining(wrong);
        }
    }

    private static String master() {
        return Base64.getEncoder().encodeToString(AesGcm.newKey().getEncoded());
    }
}
