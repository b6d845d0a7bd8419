package io.continuo.identity.imports;

import io.continuo.identity.vault.DataKey;
import java.time.Instant;

/**
 * A lane that is worked on.
 *
 * @param upTo lines up to this one are done
 * @param receivedAt when its import had arrived, which is when its sources said what they say
 */
record Lane(ImportId importId, short number, long upTo, DataKey key, Instant receivedAt) {}
