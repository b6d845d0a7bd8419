package io.continuo.identity.matching;

/** How common values are among the records that are known. */
interface Frequencies {

    /** Records that are known. */
    long records();

    /** Records that say anything in this field. */
    long known(Field field);

    /** Records that say exactly this. */
    long of(Field field, String value);
}
