package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.interaction.people.IdentifierParam;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What callers send about cases. */
final class CaseRequests {

    /** A history of this many characters an entry fits into one document. */
    static final int MAX_TEXT = 4_000;

    private static final int MAX_LINE = 200;
    private static final String SOME_WORD = "(?s).*\\S.*";

    private CaseRequests() {}

    /**
     * Exactly one of customerId and identifier.
     *
     * @param orderId the order it is about: contacts that name it find this case
     */
    record Open(
            @Nullable CustomerId customerId,
            @Nullable IdentifierParam identifier,
            @NotNull Channel channel,
            @NotBlank @Size(max = MAX_LINE) String subject,
            @NotNull Kind kind,
            @Nullable Priority priority,
            @Nullable @Size(min = 1, max = MAX_LINE) String orderId) {}

    record Message(
            @NotNull Channel channel,
            @NotNull Direction direction,
            @NotBlank @Size(max = MAX_TEXT) String text) {}

    /** @param channel where it is handed over; the last one where absent */
    record Transfer(
            @NotBlank @Size(max = MAX_LINE) String to,
            @Nullable Channel channel,
            @Nullable @Size(max = MAX_TEXT) String note) {}

    /** @param channel the one the customer prefers and permits where absent */
    record Update(
            @Nullable Channel channel,
            @NotBlank @Size(max = MAX_TEXT) String text) {}

    record Ranking(
            @NotNull Priority priority,
            @Nullable @Size(max = MAX_TEXT) String reason) {}

    /** @param outcome what came of it, in the words of whoever resolves it; {@code text} is another name for it */
    record Resolution(
            @Nullable @Size(max = MAX_TEXT) @Pattern(regexp = SOME_WORD)
            String outcome,

            @Nullable @Size(max = MAX_TEXT) @Pattern(regexp = SOME_WORD)
            String text,

            @Nullable Channel channel) {

        static final Resolution WITHOUT_WORDS = new Resolution(null, null, null);

        @Nullable
        String words() {
            return outcome != null ? outcome : text;
        }
    }
}
