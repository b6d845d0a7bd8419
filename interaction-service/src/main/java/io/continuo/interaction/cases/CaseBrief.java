package io.continuo.interaction.cases;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Channel;
import java.time.Instant;
import java.util.List;

/**
 * An open case as somebody needs it who is about to talk to the customer.
 *
 * @param summary the case without its history; its clock says what is due when
 * @param lastWords what customer and company said last, the oldest first, at most 4 and shortened
 * @param promises what the company announced by itself, the newest first, at most 3
 */
public record CaseBrief(@JsonUnwrapped CaseView summary, List<Word> lastWords, List<Word> promises) {

    private static final int WORDS = 4;
    private static final int PROMISES = 3;
    private static final int LONGEST = 500;

    /** @param from customer or company */
    public record Word(String from, Channel channel, Instant at, String text) {

        private static Word from(CaseEntry entry) {
            String text = entry.text() == null ? "" : entry.text();
            return new Word(
                    entry.direction() == Direction.IN ? "customer" : "company",
                    entry.contact().channel(),
                    entry.contact().at(),
                    text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
        }
    }

    static CaseBrief of(CaseView summary, Case shown) {
        List<CaseEntry> newestFirst = shown.history().reversed();
        List<Word> words = newestFirst.stream()
                .filter(entry -> entry.change() == Change.MESSAGE)
                .limit(WORDS)
                .map(Word::from)
                .toList();
        List<Word> promises = newestFirst.stream()
                .filter(entry -> entry.change() == Change.UPDATED)
                .limit(PROMISES)
                .map(Word::from)
                .toList();
        return new CaseBrief(summary, words.reversed(), promises);
    }
}
