package io.continuo.identity.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois/counter mode (NIST SP 800-38D) with a random nonce of 96 bits and a tag of 128. A box is one byte of
 * format, the nonce, and the ciphertext with its tag. Random nonces are safe for 2^32 boxes of one key (8.3).
 */
final class AesGcm {

    static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private AesGcm() {}

    static SecretKey newKey() {
        return key(random(KEY_BYTES));
    }

    static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    /** @param bound what the box has to be opened with again */
    static byte[] seal(SecretKey key, String bound, byte[] plain) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws NotOpened when the box was not sealed with this key for this purpose, or was changed since */
    static byte[] open(SecretKey key, String bound, byte[] box) {
        if (box.length <= 1 + NONCE_BYTES || box[0] != FORMAT) {
            throw new NotOpened();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(box, 1, NONCE_BYTES).get(nonce);
        int start = 1 + NONCE_BYTES;
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(box, start, box.length - start);
        } catch (GeneralSecurityException e) {
            throw new NotOpened();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
