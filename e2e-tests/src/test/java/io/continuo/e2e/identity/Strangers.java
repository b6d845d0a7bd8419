package io.continuo.e2e.identity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** People who resemble nobody but themselves. */
final class Strangers {

    private static final int DAYS = 30_000;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<Map<String, Object>> people;

    Strangers(int number) {
        Random random = new Random(run.hashCode());
        people = IntStream.range(0, number).mapToObj(_ -> person(random)).toList();
    }

    String email(int person, String of) {
        return "email:" + address(person, of);
    }

    private String address(int person, String of) {
        return of + "." + person + "." + run + "@shop.example";
    }

    Map<String, Object> traits(int person) {
        return people.get(person);
    }

    /** A line about each of them by each source; the number of a person is the id there. */
    String lines(String... sources) {
        return Stream.of(sources)
                .flatMap(source -> IntStream.range(0, people.size()).mapToObj(person -> line(source, person)))
                .collect(Collectors.joining());
    }

    private String line(String source, int person) {
        return """
                {"source":"%s-%s","sourceId":"%d","identifiers":[{"type":"email","value":"%s"}],"traits":{%s}}
                """.formatted(source, run, person, address(person, source), json(people.get(person)));
    }

    private static String json(Map<String, Object> traits) {
        return traits.entrySet().stream()
                .map(trait -> "\"" + trait.getKey() + "\":"
                        + (trait.getValue() instanceof Map<?, ?> address
                                ? "{" + json(cast(address)) + "}"
                                : "\"" + trait.getValue() + "\""))
                .collect(Collectors.joining(","));
    }

    private static Map<String, Object> person(Random random) {
        Map<String, Object> traits = new HashMap<>();
        traits.put("firstName", word(random));
        traits.put("lastName", word(random));
        traits.put(
                "birthday",
                LocalDate.of(1930, 1, 1).plusDays(random.nextInt(DAYS)).toString());
        traits.put(
                "address",
                Map.of("street", "12 " + word(random) + " street", "city", word(random), "postalCode", word(random)));
        return traits;
    }

    private static String word(Random random) {
        return random.ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<?, ?> address) {
        return (Map<String, Object>) address;
    }
}
