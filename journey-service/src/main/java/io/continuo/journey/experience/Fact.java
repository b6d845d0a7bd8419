package io.continuo.journey.experience;

import io.continuo.events.CaseChanged;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a touchpoint tells of a customer's experience: an answer to a survey, or a change of a case. It has a short text, of
 * which there are few, so that columns keep each once.
 */
public sealed interface Fact {

    /**
     * An answer.
     *
     * @param score null when the question was skipped
     * @param scale null when nobody knows the survey's
     * @param about what is asked about
     */
    record Answer(
            String survey,
            @Nullable BigDecimal score,
            @Nullable Scale scale,
            About about) implements Fact {

        @Override
        public String text() {
            String number = score == null ? "" : score.stripTrailingZeros().toPlainString();
            return String.join(";", "a", survey, number, scale == null ? "" : scale.text(), about.name());
        }

        /** A detractor of NPS; of any other scale the lower two fifths. */
        @Override
        public boolean isDispleasure() {
            Scale known = scale == null ? SurveyScore.standard(survey) : scale;
            return score != null
                    && known != null
                    && (survey.equals("nps") ? score.compareTo(Texts.BEST_DETRACTOR) <= 0 : known.isBad(score));
        }
    }

    /** What an answer is about. */
    enum About {
        /** The touchpoint it links to. */
        TOUCHPOINT,
        /** The case it links to. */
        CASE,
        /** Nothing that it names. */
        NOTHING
    }

    /**
     * A change of the case that it links to.
     *
     * @param direction of a message
     * @param origin why a case was opened, reopened or escalated
     */
    record Move(
            CaseChanged.Change change,
            CaseChanged.State state,
            CaseChanged.Kind kind,
            CaseChanged.@Nullable Direction direction,
            CaseChanged.@Nullable Origin origin)
            implements Fact {

        @Override
        public String text() {
            return String.join(
                    ";",
                    "c",
                    change.name(),
                    state.name(),
                    kind.name(),
                    direction == null ? "" : direction.name(),
                    origin == null ? "" : origin.name());
        }

        /** A complaint; and whatever the company learns by an unhappy answer, a negative post, a contact again, a return. */
        @Override
        public boolean isDispleasure() {
            boolean begins = change == CaseChanged.Change.OPENED
                    || change == CaseChanged.Change.REOPENED
                    || change == CaseChanged.Change.ESCALATED;
            boolean learned = origin != null && origin != CaseChanged.Origin.CONTACT;
            boolean complaint = change == CaseChanged.Change.OPENED && kind == CaseChanged.Kind.COMPLAINT;
            return complaint || (begins && learned);
        }
    }

    /** Reads the {@link #text}. */
    static Fact read(String text) {
        String[] parts = Texts.SEPARATOR.split(text, -1);
        if (parts[0].equals("a")) {
            return new Answer(
                    parts[1],
                    parts[2].isEmpty() ? null : new BigDecimal(parts[2]),
                    parts[3].isEmpty() ? null : Scale.read(parts[3]),
                    About.valueOf(parts[4]));
        }
        return new Move(
                CaseChanged.Change.valueOf(parts[1]),
                CaseChanged.State.valueOf(parts[2]),
                CaseChanged.Kind.valueOf(parts[3]),
                parts[4].isEmpty() ? null : CaseChanged.Direction.valueOf(parts[4]),
                parts[5].isEmpty() ? null : CaseChanged.Origin.valueOf(parts[5]));
    }

    /** Short; see {@link #read}. */
    String text();

    /** Whether it shows that the customer is dissatisfied. */
    boolean isDispleasure();

    /** What answers and moves have in common. */
    final class Texts {

        private static final Pattern SEPARATOR = Pattern.compile(";");
        private static final BigDecimal BEST_DETRACTOR = BigDecimal.valueOf(6);

        private Texts() {}
    }
}
