package io.continuo.identity.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How common values are, as far as it was looked up. */
final class Terms implements Frequencies {

    private static final String EVERY_RECORD = "*";

    private final KeyedHashes hashes;
    private final Map<Long, Long> numbers = new HashMap<>();
    private final Map<String, Long> byTerm = new HashMap<>();

    Terms(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    /** What a record adds to the counts. */
    static List<Long> of(KeyedHashes hashes, Person person) {
        List<Long> terms = new ArrayList<>(List.of(hashes.of(EVERY_RECORD)));
        person.values().forEach((field, value) -> {
            terms.add(hashes.of(anything(field)));
            terms.add(hashes.of(term(field, value)));
        });
        return terms;
    }

    /** What has to be looked up to score these, with each name also in the place of the other. */
    static Collection<Long> toLookUp(KeyedHashes hashes, Person person) {
        List<Long> terms = of(hashes, person);
        person.find(Field.FIRST_NAME).ifPresent(name -> terms.add(hashes.of(term(Field.LAST_NAME, name))));
        person.find(Field.LAST_NAME).ifPresent(name -> terms.add(hashes.of(term(Field.FIRST_NAME, name))));
        return terms;
    }

    static Collection<Long> always(KeyedHashes hashes) {
        return List.of(hashes.of(EVERY_RECORD));
    }

    void put(long hash, long number) {
        numbers.put(hash, number);
    }

    @Override
    public long records() {
        return number(EVERY_RECORD);
    }

    @Override
    public long known(Field field) {
        return number(anything(field));
    }

    @Override
    public long of(Field field, String value) {
        return number(term(field, value));
    }

    private long number(String term) {
        return byTerm.computeIfAbsent(term, text -> numbers.getOrDefault(hashes.of(text), 0L));
    }

    private static String anything(Field field) {
        return field + "?";
    }

    private static String term(Field field, String value) {
        return field + "=" + value;
    }
}
