package io.continuo.journey.friction;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.query.Purchases;
import io.continuo.journey.stage.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the shapes of one partition are, as far as friction asks. */
public final class Kinds {

    /** Systems whose touchpoints tell that the company said something, or asked. */
    private static final Set<String> COMPANY = Set.of("messages", "invitations", "feedback");

    private static final String PROMISED = "Promise Made";
    private static final Set<String> HANDED_OVER = Set.of("Promise Ready", "Promise Fulfilled", "Promise Cancelled");

    private final List<Shape> shapes;
    private final boolean[] met;
    private final boolean[] purchase;
    private final boolean[] service;
    private final boolean[] error;

    /** @param errors types of touchpoints at which something went wrong, see {@link FrictionSettings} */
    public Kinds(Schema schema, List<String> errors) {
        shapes = schema.shapes().values();
        met = new boolean[shapes.size()];
        purchase = new boolean[shapes.size()];
        service = new boolean[shapes.size()];
        error = new boolean[shapes.size()];
        Purchases purchases = new Purchases(schema);
        for (int number = 0; number < met.length; number++) {
            Shape shape = shapes.get(number);
            met[number] = shape.contact() && !isOfCompany(shape);
            purchase[number] = purchases.isPurchase(number);
            service[number] = met[number] && shape.stage() == Stage.SERVICE;
            error[number] = isError(shape, errors);
        }
    }

    /** What the company sends is not met by the customer's coming; nor is an answer to what it asked. */
    private static boolean isOfCompany(Shape shape) {
        String type = shape.type().toLowerCase(Locale.ROOT);
        boolean sent = type.endsWith(" sent") || type.equals("case resolved");
        return sent || (shape.source() != null && COMPANY.contains(shape.source()));
    }

    private static boolean isError(Shape shape, List<String> errors) {
        String type = shape.type().toLowerCase(Locale.ROOT);
        return errors.stream().anyMatch(wanted -> Glob.matches(wanted.toLowerCase(Locale.ROOT), type));
    }

    Shape shape(int number) {
        return shapes.get(number);
    }

    /** Whether the customer came. */
    boolean isMet(int number) {
        return met[number];
    }

    boolean isPurchase(int number) {
        return purchase[number];
    }

    /** Whether the customer came to service. */
    public boolean isService(int number) {
        return service[number];
    }

    /** Whether something went wrong at it. */
    public boolean isError(int number) {
        return error[number];
    }

    boolean isPromise(int number) {
        return !shapes.get(number).contact() && shapes.get(number).type().equals(PROMISED);
    }

    /** Whether a promise came to its end. */
    boolean isKept(int number) {
        return !shapes.get(number).contact()
                && HANDED_OVER.contains(shapes.get(number).type());
    }
}
