package io.continuo.identity.vault;

import io.continuo.http.KeyedRequest;
import io.continuo.identity.IdentityConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the answers that are kept for requests with an Idempotency-Key, with a key that is derived from the request
 * (HMAC-SHA-256 with the index key, RFC 2104) and kept nowhere: only who sends the same request again opens the answer.
 * A caller's key and the fingerprint of its body are stored as hashes under the same secret, as either may be guessed
 * from what is known of a person.
 */
@Singleton
public class AnswerSeals {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    AnswerSeals(IdentityConfig config) {
        secret = new SecretKeySpec(config.indexKey().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** For one request. */
    public AnswerSeal of(KeyedRequest request) {
        String whole = request.caller() + '\n' + request.key() + '\n' + request.fingerprint();
        KeyedRequest blind = new KeyedRequest(
                request.caller(),
                hex("answer key\n" + request.key()),
                hex("answer fingerprint\n" + request.fingerprint()));
        return new AnswerSeal(blind, AesGcm.key(hash("answer\n" + whole)));
    }

    private String hex(String text) {
        return HexFormat.of().formatHex(hash(text));
    }

    private byte[] hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
