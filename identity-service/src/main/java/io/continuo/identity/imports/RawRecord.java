package io.continuo.identity.imports;

/**
 * One record of a body as it came, not blank.
 *
 * @param line where it begins, from 1
 * @param bytes without its line end; the beginning of it where it is too long
 * @param fault what makes it unreadable as a record
 */
record RawRecord(long line, byte[] bytes, Fault fault) {

    /** What can be wrong with the record as a whole. */
    enum Fault {
        NONE,
        TOO_LONG,
        BROKEN_QUOTES
    }
}
