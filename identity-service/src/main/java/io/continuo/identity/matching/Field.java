package io.continuo.identity.matching;

/** What records of people are compared by. */
enum Field {
    FIRST_NAME("firstName", Says.PERSON, 150),
    LAST_NAME("lastName", Says.HOUSEHOLD, 150),
    BIRTHDAY("birthday", Says.PERSON, 20000),
    NATIONAL_ID("nationalId", Says.PERSON, 1000),
    EMAIL("email", Says.PERSON, 1000),
    PHONE("phone", Says.HOUSEHOLD, 1000),
    STREET("street", Says.HOUSEHOLD, 300),
    STREET_NUMBER("streetNumber", Says.HOUSEHOLD, 100),
    STREET_2("street2", Says.HOUSEHOLD, 300),
    CITY("city", Says.HOUSEHOLD, 100),
    POSTAL_CODE("postalCode", Says.HOUSEHOLD, 200),
    STATE("state", Says.HOUSEHOLD, 50),
    COUNTRY("country", Says.HOUSEHOLD, 50),
    /** Not a value of its own: whether first and last name stand in the same places. */
    NAME_ORDER("nameOrder", Says.PERSON, 1);

    /** Whom a value is shared by. */
    enum Says {
        PERSON,
        HOUSEHOLD
    }

    private final String text;
    private final Says says;
    private final int worth;

    Field(String text, Says says, int worth) {
        this.text = text;
        this.says = says;
        this.worth = worth;
    }

    /** As many records as the usual share of a value is worth, when the share of one value is estimated. */
    int worth() {
        return worth;
    }

    /** Whether people who live together have it in common, so that agreeing on all of these is not many proofs. */
    boolean isOfHousehold() {
        return says == Says.HOUSEHOLD;
    }

    @Override
    public String toString() {
        return text;
    }
}
