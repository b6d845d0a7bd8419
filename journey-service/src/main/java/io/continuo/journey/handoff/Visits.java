package io.continuo.journey.handoff;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.experience.AnswerSubjects;
import io.continuo.journey.experience.Answers;
import io.continuo.journey.experience.Fact;
import io.continuo.journey.experience.Facts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The contacts of one customer at a time, visit by visit, and what was said of each. A visit is contacts after one another in
 * one channel; an answer is of the visit that holds the contact which it is about.
 */
final class Visits {

    private final List<Shape> shapes;
    private final Facts facts;
    private final AnswerSubjects subjects;
    private final Map<Integer, List<Fact.Answer>> said = new HashMap<>();
    private int[] contacts = new int[64];
    private int[] visits = new int[64];
    private int size;

    Visits(Schema schema, Facts facts) {
        this.shapes = schema.shapes().values();
        this.facts = facts;
        this.subjects = new AnswerSubjects(facts, schema);
    }

    /** Another customer. */
    void clear() {
        size = 0;
        said.clear();
    }

    /** The customer's next contact. */
    void add(Chunk chunk, int place) {
        if (size == contacts.length) {
            contacts = Arrays.copyOf(contacts, 2 * size);
            visits = Arrays.copyOf(visits, 2 * size);
        }
        contacts[size] = place;
        visits[size] = size == 0 ? 0 : visits[size - 1] + (isHandoff(chunk, contacts[size - 1], place) ? 1 : 0);
        size++;
    }

    private boolean isHandoff(Chunk chunk, int before, int place) {
        return !shapes.get(chunk.shapes()[before])
                .channel()
                .equals(shapes.get(chunk.shapes()[place]).channel());
    }

    /** After the last contact: looks at the answers, too. */
    void hear(Chunk chunk, int from, int to) {
        for (int place = from; place < to; place++) {
            if (facts.of(chunk, place) instanceof Fact.Answer answer) {
                int contact = Arrays.binarySearch(contacts, 0, size, subjects.of(chunk, from, to, place));
                if (contact >= 0) {
                    said.computeIfAbsent(visits[contact], any -> new ArrayList<>())
                            .add(answer);
                }
            }
        }
    }

    /** How many contacts there are. */
    int size() {
        return size;
    }

    /** The place of a contact. */
    int place(int contact) {
        return contacts[contact];
    }

    /** Whether a contact, which is not the first one, is in another channel than the one before. */
    boolean isHandoff(int contact) {
        return visits[contact] != visits[contact - 1];
    }

    /** Adds what was said of the visit that holds a contact. */
    void addTo(Answers answers, int contact) {
        said.getOrDefault(visits[contact], List.of()).forEach(answers::add);
    }
}
