package io.continuo.identity.vault;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;

/** Seals and opens the stored answer of one request. */
public final class AnswerSeal {

    private static final String PURPOSE = "request_key.answer|";

    private final KeyedRequest blind;
    private final SecretKey key;

    AnswerSeal(KeyedRequest blind, SecretKey key) {
        this.blind = blind;
        this.key = key;
    }

    /** The request as it is stored. */
    public KeyedRequest blind() {
        return blind;
    }

    public StoredAnswer seal(StoredAnswer answer) {
        byte[] box = AesGcm.seal(key, PURPOSE + blind.key(), answer.json().getBytes(StandardCharsets.UTF_8));
        return new StoredAnswer(answer.status(), Base64.getEncoder().encodeToString(box));
    }

    public StoredAnswer open(StoredAnswer sealed) {
        byte[] box = Base64.getDecoder().decode(sealed.json());
        return new StoredAnswer(
                sealed.status(), new String(AesGcm.open(key, PURPOSE + blind.key(), box), StandardCharsets.UTF_8));
    }
}
