package io.continuo.identity.imports;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.identity.vault.DataKey;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * One upload as it comes in. Not thread-safe.
 *
 * <p>Its records are hashed, each over the one before. So an upload that is repeated, or that goes on where an earlier
 * one broke off, is seen to say the same up to there without anything of it being kept for that.
 */
final class Reception {

    static final byte[] NOTHING = new byte[32];

    private final ImportId id;
    private final UUID upload;
    private final DataKey key;
    private final Staged before;
    private final boolean complete;
    private final MessageDigest digest = sha256();
    private byte[] chain = NOTHING;
    private long records;

    /** What was staged by earlier uploads. */
    record Staged(long records, byte[] chain) {}

    /** @param complete whether all of it was received before, so that nothing is to be staged */
    Reception(ImportId id, UUID upload, DataKey key, Staged before, boolean complete) {
        this.id = id;
        this.upload = upload;
        this.key = key;
        this.before = before;
        this.complete = complete;
    }

    ImportId id() {
        return id;
    }

    UUID upload() {
        return upload;
    }

    DataKey key() {
        return key;
    }

    boolean isComplete() {
        return complete;
    }

    long records() {
        return records;
    }

    byte[] chain() {
        return chain;
    }

    /**
     * The lines that are new.
     *
     * @throws HttpProblem {@code idempotency-key-reused} where the records are not those of the earlier upload
     */
    List<ReadLine> take(List<RawRecord> arrived, LineFormat format) {
        List<ReadLine> fresh = new ArrayList<>();
        for (RawRecord record : arrived) {
            follow(record);
            boolean known = records <= before.records();
            if (!known && complete) {
                throw another();
            }
            // What is known is read all the same: it may be the header.
            format.read(record).filter(line -> !known).ifPresent(fresh::add);
        }
        return fresh;
    }

    /** @throws HttpProblem {@code idempotency-key-reused} where the earlier upload had more records */
    void end() {
        if (records < before.records()) {
            throw another();
        }
    }

    private void follow(RawRecord record) {
        digest.update(chain);
        chain = digest.digest(record.bytes());
        records++;
        if (records == before.records() && !Arrays.equals(chain, before.chain())) {
            throw another();
        }
    }

    private static HttpProblem another() {
        return Problems.of(
                StandardProblem.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used with another body; use a new key for a new import.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
