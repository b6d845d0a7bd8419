package io.continuo.identity.rules;

/** What texts of stewards look like. */
final class Texts {

    static final int LONGEST_REASON = 1000;

    /** The one character that PostgreSQL's text does not take. */
    static final String NO_NUL = "[^\\x00]*";

    private Texts() {}
}
