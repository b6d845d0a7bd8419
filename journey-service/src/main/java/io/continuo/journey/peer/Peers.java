package io.continuo.journey.peer;

import io.continuo.journey.query.Elsewhere;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.QuestionKind;
import io.continuo.journey.query.QuestionKinds;
import io.continuo.journey.query.Share;
import io.continuo.journey.row.JsonRow;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks the instances that have the partitions which are not here. */
@Singleton
class Peers implements Elsewhere {

    private static final Logger LOG = Logger.getLogger(Peers.class);

    private final Instances instances;
    private final Calls calls;
    private final QuestionKinds kinds;

    Peers(Instances instances, Calls calls, QuestionKinds kinds) {
        this.instances = instances;
        this.calls = calls;
        this.kinds = kinds;
    }

    /** @param partitions that it was asked about */
    private record Asked(String instance, List<Integer> partitions, Calls.Sent call) {}

    @Override
    public <P extends Partial<P>> Supplier<List<Share<P>>> ask(Question<P> question, List<Integer> partitions) {
        QuestionKind kind = kinds.of(question);
        if (partitions.isEmpty()) {
            return List::of;
        }
        byte[] body = JsonRow.write(question);
        List<Asked> asked = instances.holding(partitions).entrySet().stream()
                .map(holder -> new Asked(
                        holder.getKey(),
                        holder.getValue(),
                        calls.post(holder.getKey(), QuestionResource.target(kind, holder.getValue()), body)))
                .toList();
        return () -> {
            List<Share<P>> shares = new ArrayList<>();
            asked.forEach(one -> shares.addAll(heard(one, question)));
            return shares;
        };
    }

    /** Nothing of an instance that does not answer: then its partitions are missing, and the answer says so. */
    private <P extends Partial<P>> List<Share<P>> heard(Asked asked, Question<P> question) {
        try {
            HttpResponse<byte[]> answer = asked.call().answer();
            if (answer.statusCode() == QuestionResource.UNANSWERABLE) {
                throw JsonRow.read(answer.body(), QuestionResource.Reason.class).toUnanswerable();
            }
            if (answer.statusCode() != QuestionResource.ANSWERED) {
                return nothing(asked, "status " + answer.statusCode());
            }
            return ShareBytes.read(answer.body(), question).stream()
                    .filter(share -> asked.partitions().contains(share.partition()))
                    .collect(Collectors.toList());
        } catch (IOException | PartialInput.Malformed e) {
            return nothing(asked, e.toString());
        }
    }

    private static <P> List<Share<P>> nothing(Asked asked, String cause) {
        LOG.warnf(
                "An instance gave no answer instance=%s partitions=%s cause=%s",
                asked.instance(), asked.partitions(), cause);
        return List.of();
    }
}
