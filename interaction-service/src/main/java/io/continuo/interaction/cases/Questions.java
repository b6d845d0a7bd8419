package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the company has asked in a case, and what was answered to it: nobody asks twice. */
final class Questions {

    private Questions() {}

    /**
     * One question.
     *
     * @param sequence in the history
     * @param answeredBy the customer's next message, by its sequence; null while there is none
     */
    record Question(
            long sequence,
            Channel channel,
            Instant at,
            String text,
            @Nullable Long answeredBy) {}

    /** In their order. */
    static List<Question> of(List<CaseEntry> history) {
        List<Question> questions = new ArrayList<>();
        for (CaseEntry entry : history) {
            if (asks(entry)) {
                Contact contact = entry.contact();
                questions.add(new Question(
                        entry.sequence(), contact.channel(), contact.at(), entry.text(), answer(entry, history)));
            }
        }
        return questions;
    }

    private static boolean asks(CaseEntry entry) {
        String text = entry.text();
        return entry.direction() == Direction.OUT && text != null && text.contains("?");
    }

    private static @Nullable Long answer(CaseEntry question, List<CaseEntry> history) {
        return history.stream()
                .filter(entry -> entry.sequence() > question.sequence())
                .filter(entry -> entry.change() == Change.MESSAGE && entry.direction() == Direction.IN)
                .map(CaseEntry::sequence)
                .findFirst()
                .orElse(null);
    }
}
