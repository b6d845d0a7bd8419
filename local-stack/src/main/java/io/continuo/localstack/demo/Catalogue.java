package io.continuo.localstack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The articles: white goods, television, small appliances and phones of brands that do not exist. */
final class Catalogue {

    /** The fridge of the story; it sells best. */
    static final String FRIDGE = "FRIDGE-500";

    private static final List<String> BRANDS =
            List.of("Nordika", "Aravell", "Lumea", "Kestrel", "Ondas", "Fjellin", "Casalta", "Brisa");

    private record Family(String name, String category, int cheapest, int dearest) {}

    /** Each with its share of the catalogue. */
    private static final Map<Family, Double> FAMILIES = Weights.of(
            new Family("Fridge", "white-goods", 399, 1899), 9.0,
            new Family("Freezer", "white-goods", 249, 999), 4.0,
            new Family("Washer", "white-goods", 329, 1199), 9.0,
            new Family("Dryer", "white-goods", 379, 1299), 5.0,
            new Family("Dishwasher", "white-goods", 299, 1099), 6.0,
            new Family("Oven", "white-goods", 249, 1399), 5.0,
            new Family("Hob", "white-goods", 179, 999), 4.0,
            new Family("Television", "tv", 199, 2999), 12.0,
            new Family("Soundbar", "tv", 89, 899), 5.0,
            new Family("Vacuum", "small-appliances", 59, 799), 7.0,
            new Family("Coffee", "small-appliances", 39, 999), 7.0,
            new Family("Airfryer", "small-appliances", 49, 249), 5.0,
            new Family("Kettle", "small-appliances", 19, 99), 4.0,
            new Family("Toaster", "small-appliances", 19, 129), 4.0,
            new Family("Phone", "phones", 129, 1499), 9.0,
            new Family("Headphones", "phones", 19, 399), 5.0);

    private final List<Product> byRank;

    Catalogue(long seed, int size) {
        List<Product> articles = new ArrayList<>(IntStream.range(1, size)
                .mapToObj(i -> article(Dice.of(seed, "product", i), i))
                .toList());
        Collections.shuffle(articles, new Random(seed));
        articles.addFirst(
                new Product(FRIDGE, "Nordika Fridge 500", "white-goods", "Nordika", new BigDecimal("899.00"), 0));
        byRank = IntStream.range(0, articles.size())
                .mapToObj(rank -> ranked(articles.get(rank), rank))
                .toList();
    }

    /** Best seller first. */
    List<Product> products() {
        return byRank;
    }

    /** What somebody wants, with a long tail. */
    Product wanted(Dice dice) {
        return byRank.get(dice.longTail(byRank.size()));
    }

    /** Something of the same kind to compare it with. */
    Product rival(Product product, Dice dice) {
        List<Product> rivals = byRank.stream()
                .filter(other -> other.category().equals(product.category()) && other.rank() != product.rank())
                .sorted(Comparator.comparingInt(other -> Math.abs(other.rank() - product.rank())))
                .limit(6)
                .toList();
        return rivals.isEmpty() ? product : dice.oneOf(rivals);
    }

    private static Product article(Dice dice, int number) {
        Family family = dice.weighted(FAMILIES);
        String brand = dice.oneOf(BRANDS);
        String sku = "%s-%04d".formatted(family.name().toUpperCase(Locale.ROOT), 1000 + number);
        String name = "%s %s %d".formatted(brand, family.name(), dice.between(10, 99) * 10);
        return new Product(sku, name, family.category(), brand, price(family, dice), number);
    }

    /** Most models stand at the cheap end; all prices end in 9. */
    private static BigDecimal price(Family family, Dice dice) {
        double up = Math.pow(dice.fraction(), 2);
        long tens = Math.round((family.cheapest() + up * (family.dearest() - family.cheapest())) / 10);
        return BigDecimal.valueOf(tens * 10 - 1).setScale(2, RoundingMode.UNNECESSARY);
    }

    private static Product ranked(Product product, int rank) {
        return new Product(product.sku(), product.name(), product.category(), product.brand(), product.price(), rank);
    }
}
