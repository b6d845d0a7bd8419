package io.continuo.identity.matching;

/**
 * Names a record: one source has one record of this id.
 *
 * @param source the system that keeps it
 * @param sourceId its id there
 */
public record RecordKey(String source, String sourceId) {}
