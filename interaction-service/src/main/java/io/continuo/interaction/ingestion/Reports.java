package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.http.FieldError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way in for what other systems tell: the same judgement, log and de-duplication as for everybody. */
@ApplicationScoped
public class Reports {

    private final Judge judge;
    private final Ingestion ingestion;
    private final ObjectMapper mapper;
    private final InstantSource clock;

    Reports(Judge judge, Ingestion ingestion, ObjectMapper mapper, InstantSource clock) {
        this.judge = judge;
        this.ingestion = ingestion;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * One result per report, in order; fails as {@link Ingestion#take} does, and then nothing is acknowledged.
     *
     * @param source who told it
     * @param trace the trace context of the request, as headers
     */
    public Uni<List<Reported>> take(List<Report> reports, String source, Map<String, String> trace) {
        Arrival arrival = new Arrival(new Sender(null, source), now(), trace);
        return ingestion
                .takeJudged(
                        reports.stream().map(report -> judged(report, arrival)).toList(), trace)
                .map(results -> reported(reports, results));
    }

    private Instant now() {
        return clock.instant();
    }

    private Judged judged(Report report, Arrival arrival) {
        int bytes = report.json().toString().getBytes(StandardCharsets.UTF_8).length;
        Submission submission = Submission.of(Form.NATIVE, report.json(), bytes, arrival);
        String strange = report.strange();
        return strange == null
                ? judge.judge(submission)
                : new Judged.Unfit(
                        submission,
                        ItemProblem.of(
                                List.of(new FieldError(strange, "what this system tells here is not understood"))));
    }

    private List<Reported> reported(List<Report> reports, List<ItemResult> results) {
        List<Reported> reported = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            ObjectNode view = mapper.valueToTree(results.get(i).view());
            int line = reports.get(i).line();
            if (line > 0) {
                view.put("line", line);
            }
            reported.add(new Reported(status(results.get(i)), view));
        }
        return reported;
    }

    private static Reported.Status status(ItemResult result) {
        return switch (result.status()) {
            case ACCEPTED -> Reported.Status.ACCEPTED;
            case DUPLICATE -> Reported.Status.DUPLICATE;
            case REJECTED -> Reported.Status.REJECTED;
        };
    }
}
