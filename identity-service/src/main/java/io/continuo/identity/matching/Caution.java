package io.continuo.identity.matching;

/**
 * Where a high score is not enough to link without asking: the traps of real families are evidence that adds up well and
 * is still of two people.
 */
final class Caution {

    /** Two records this unlikely to be of one person keep whole customers apart, whatever chain connects them. */
    private static final double TOO_UNLIKELY = -10;

    private Caution() {}

    /** Whether a contradiction in the pair itself asks for a person's eye. */
    static boolean isDoubtful(Comparison pair) {
        return numbersDoubt(pair) || namesDoubt(pair) || birthdaysDoubt(pair);
    }

    /** Whether a pair of records forbids that the customers they belong to are linked without asking. */
    static boolean forbids(Score score) {
        return score.bits() < TOO_UNLIKELY;
    }

    /** Two numbers are two people, unless first name and birthday say that one number is wrong. */
    private static boolean numbersDoubt(Comparison pair) {
        return pair.contradicts(Field.NATIONAL_ID) && !(pair.agrees(Field.FIRST_NAME) && pair.agrees(Field.BIRTHDAY));
    }

    /** Twins: everything is the same but the first name. */
    private static boolean namesDoubt(Comparison pair) {
        return pair.contradicts(Field.FIRST_NAME)
                && !pair.agrees(Field.NATIONAL_ID)
                && !pair.contradicts(Field.LAST_NAME);
    }

    /** Parent and child of one name: everything is the same but the date of birth. */
    private static boolean birthdaysDoubt(Comparison pair) {
        return pair.contradicts(Field.BIRTHDAY)
                && !pair.agrees(Field.NATIONAL_ID)
                && !(pair.level(Field.EMAIL) == Level.EXACT && pair.agrees(Field.FIRST_NAME));
    }
}
