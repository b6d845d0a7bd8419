package io.continuo.interaction.feedback;

import io.continuo.events.Channel;
import io.continuo.interaction.people.Person;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody answered last, and whether that was praise or blame. */
@ApplicationScoped
public class Opinions {

    private final Answers answers;
    private final Questionnaires questionnaires;

    Opinions(Answers answers, Questionnaires questionnaires) {
        this.answers = answers;
        this.questionnaires = questionnaires;
    }

    /**
     * One answer.
     *
     * @param score null where the question was skipped
     * @param verdict null where it was skipped, or nobody knows the scale
     */
    public record Opinion(
            String feedbackId,
            String survey,
            @Nullable BigDecimal score,
            @Nullable Verdict verdict,
            @Nullable String comment,
            @Nullable String caseId,
            Channel channel,
            Instant at) {}

    /** Newest first, at most so many. */
    public Uni<List<Opinion>> of(Person person, int max) {
        return answers.of(person.keys(), max, Optional.empty())
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(this::opinion)
                .collect()
                .asList();
    }

    private Uni<Opinion> opinion(Feedback given) {
        return questionnaires
                .of(given.survey())
                .map(asked -> Optional.ofNullable(given.score())
                        .flatMap(score -> asked.map(one -> one.verdict(score)))
                        .orElse(null))
                .map(verdict -> new Opinion(
                        given.id(),
                        given.survey().name(),
                        given.score(),
                        verdict,
                        given.comment(),
                        given.caseId(),
                        given.channel(),
                        given.at()));
    }
}
