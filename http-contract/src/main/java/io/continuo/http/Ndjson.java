package io.continuo.http;

/** Lines of JSON, and the names by which clients call them: nobody registered one. */
public final class Ndjson {

    /** What answers are called. */
    public static final String TYPE = "application/x-ndjson";

    /** Also read. */
    public static final String PLAIN = "application/ndjson";

    /** Also read. */
    public static final String LINES = "application/jsonl";

    private Ndjson() {}
}
