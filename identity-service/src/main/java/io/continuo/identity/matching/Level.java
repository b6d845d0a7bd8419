package io.continuo.identity.matching;

/** How well two values agree. */
enum Level {
    EXACT,
    /** One slip of the keyboard or the ear. */
    CLOSE,
    /** More like each other than chance makes them. */
    SIMILAR,
    DIFFERENT,
    /** One of them is not known, which says nothing. */
    MISSING;

    /** Those that say something. */
    static final int INFORMATIVE = 4;
}
