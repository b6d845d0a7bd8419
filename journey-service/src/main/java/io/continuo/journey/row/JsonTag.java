package io.continuo.journey.row;

/** What kind of JSON value follows in the bytes of a row. These numbers are on disk. */
final class JsonTag {

    static final byte NULL = 0;
    static final byte TRUE = 1;
    static final byte FALSE = 2;
    static final byte TEXT = 3;
    static final byte WHOLE = 4;
    static final byte LARGE = 5;
    static final byte DECIMAL = 6;
    static final byte ARRAY = 7;
    static final byte OBJECT = 8;

    private JsonTag() {}
}
