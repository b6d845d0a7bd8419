package io.continuo.identity.privacy;

/** What came of asking for an erasure or an export. */
sealed interface Requested {

    record Accepted(Request request) implements Requested {}

    /** Nobody has the identifier. */
    record Nobody() implements Requested {}

    /** The identifier is several people's. */
    record Shared() implements Requested {}
}
