package io.continuo.journey.query;

import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.stage.StageRules;
import java.util.List;

/** Which touchpoints of one partition are contacts, and which of them complete a purchase, as the stage rules say. */
public final class Purchases {

    private final boolean[] contact;
    private final boolean[] purchase;

    public Purchases(Schema schema) {
        StageRules rules = schema.staging().rules();
        List<Shape> shapes = schema.shapes().values();
        contact = new boolean[shapes.size()];
        purchase = new boolean[shapes.size()];
        for (int shape = 0; shape < contact.length; shape++) {
            contact[shape] = shapes.get(shape).contact();
            purchase[shape] =
                    contact[shape] && rules.completesPurchase(shapes.get(shape).type());
        }
    }

    public boolean isContact(int shape) {
        return contact[shape];
    }

    public boolean isPurchase(int shape) {
        return purchase[shape];
    }
}
