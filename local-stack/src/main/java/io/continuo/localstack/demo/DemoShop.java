package io.continuo.localstack.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that happened in a shop that does not exist. A pure function: ids, people, orders and cases follow from
 * seed and scale alone; only the times follow from {@code now} as well.
 */
final class DemoShop {

    /** Numbers of strangers start here, far from those of customers. */
    private static final int STRANGERS = 500_000;

    private static final int HOUSEKEEPING_PER_PRODUCT = 1;
    private static final Map<Integer, Double> SEARCHES = Weights.of(1, 26, 2, 32, 3, 24, 4, 12, 5, 6);

    private final Catalogue catalogue;
    private final StockBook stock;
    private final Scale scale;
    private final ShopFloor floor;
    private final List<Person> people;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Registration> registrations;
    private final List<Upload> uploads;

    DemoShop(long seed, Scale scale, Instant now) {
        this.scale = scale;
        catalogue = new Catalogue(seed, scale.products());
        stock = new StockBook(seed, catalogue.products());
        floor = new ShopFloor(catalogue, stock);
        people = new Population(seed).people(scale.customers());
        ShopCalendar calendar = new ShopCalendar(now, scale.window());
        people.forEach(person -> live(seed, person, calendar));
        for (int i = 0; i < scale.strangers(); i++) {
            pass(seed, STRANGERS + i, calendar);
        }
        happenings.addAll(new ShowroomTablet(seed, calendar, scale.window()).sessions(people));
        stock.housekeeping(seed, catalogue.products(), scale.products() * HOUSEKEEPING_PER_PRODUCT);
        registrations = new Crm(seed).registrations(people);
        uploads = new Uploads(seed, now).of(happenings);
    }

    List<Product> products() {
        return catalogue.products();
    }

    List<Person> people() {
        return people;
    }

    /** Once each, in no order. */
    List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    /** As they reach the gateway: in batches, some late, some twice. */
    List<Upload> uploads() {
        return uploads;
    }

    /** In the order they must be booked. */
    List<Movement> movements() {
        return stock.movements();
    }

    List<Registration> registrations() {
        return registrations;
    }

    List<CaseFile> cases() {
        return floor.cases();
    }

    List<Answer> answers() {
        return floor.answers();
    }

    private void live(long seed, Person person, ShopCalendar calendar) {
        Dice fate = Dice.of(seed, "life", person.number());
        int searches = fate.weighted(SEARCHES);
        for (int i = 0; i < searches; i++) {
            Journey journey = journey(seed, person, i);
            Awareness.play(journey);
            Consideration.play(journey, catalogue);
            Purchase.play(journey, stock).ifPresent(order -> {
                AfterSales.play(journey, order, floor);
                Advocacy.play(journey, order, floor.answers());
            });
            happenings.addAll(journey.on(calendar));
        }
    }

    private void pass(long seed, int number, ShopCalendar calendar) {
        Person stranger = new Person(number, "", "", Map.of(), Habit.WEB_FIRST, Node.NETWORK.getFirst());
        Journey journey = journey(seed, stranger, 0);
        Awareness.play(journey);
        happenings.addAll(journey.on(calendar));
    }

    private Journey journey(long seed, Person person, int number) {
        String id = "demo-%d-%05d-%d".formatted(seed, person.number(), number);
        Dice dice = Dice.of(seed, "journey-" + number, person.number());
        Campaign campaign = dice.weighted(Campaign.SOURCES);
        return new Journey(id, person, catalogue.wanted(dice), campaign, dice, scale.window());
    }
}
