package io.continuo.localstack.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names as they are common where the shops stand. */
final class Names {

    private static final Map<String, List<String>> FIRST = Map.of(
            "ES",
            List.of(
                    "Ana", "María", "Lucía", "Carmen", "Marta", "Laura", "Paula", "Elena", "Inés", "Nuria", "José",
                    "Antonio", "Javier", "Pablo", "Álvaro", "Diego", "Sergio", "Iñaki", "Jordi", "Andrés"),
            "PT",
            List.of(
                    "Beatriz",
                    "Inês",
                    "Catarina",
                    "Joana",
                    "Mafalda",
                    "Leonor",
                    "João",
                    "Tiago",
                    "Gonçalo",
                    "Nuno",
                    "Rui",
                    "Afonso"),
            "FR",
            List.of(
                    "Camille",
                    "Chloé",
                    "Manon",
                    "Léa",
                    "Hélène",
                    "Juliette",
                    "Théo",
                    "Hugo",
                    "Loïc",
                    "Mathieu",
                    "Étienne",
                    "Rémi"));

    private static final Map<String, List<String>> LAST = Map.of(
            "ES",
            List.of(
                    "García",
                    "Martínez",
                    "López",
                    "Sánchez",
                    "Pérez",
                    "Gómez",
                    "Jiménez",
                    "Ruiz",
                    "Hernández",
                    "Muñoz",
                    "Álvarez",
                    "Romero",
                    "Navarro",
                    "Torres",
                    "Domínguez",
                    "Ibáñez",
                    "Vidal",
                    "Ferrer",
                    "Puig",
                    "Etxeberria"),
            "PT",
            List.of(
                    "Silva",
                    "Santos",
                    "Ferreira",
                    "Pereira",
                    "Oliveira",
                    "Costa",
                    "Rodrigues",
                    "Gonçalves",
                    "Sousa",
                    "Magalhães",
                    "Conceição",
                    "Teixeira"),
            "FR",
            List.of(
                    "Martin",
                    "Bernard",
                    "Dubois",
                    "Lefèvre",
                    "Moreau",
                    "Fournier",
                    "Girard",
                    "Lemaître",
                    "Rousseau",
                    "Chevalier",
                    "Gaillard",
                    "Béranger"));

    private Names() {}

    static String first(String country, Dice dice) {
        return dice.oneOf(FIRST.getOrDefault(country, List.of("Ana")));
    }

    static String last(String country, Dice dice) {
        return dice.oneOf(LAST.getOrDefault(country, List.of("García")));
    }

    /** As it is written in an address: lower case, no accents. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** As it is misheard on the telephone or mistyped at the till: two neighbours change places. */
    static String mistyped(String word, Dice dice) {
        if (word.length() < 4) {
            return word + word.charAt(word.length() - 1);
        }
        int at = dice.between(1, word.length() - 3);
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }
}
