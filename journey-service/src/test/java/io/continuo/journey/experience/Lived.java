package io.continuo.journey.experience;

import io.continuo.events.CaseChanged;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.FeedbackGiven;
import io.continuo.events.Identifier;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.placement.CaseFacts;
import io.continuo.journey.placement.FeedbackFacts;
import io.continuo.journey.placement.PromiseFacts;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Question;
import io.continuo.journey.stage.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Journeys in columns with what customers lived through. */
public final class Lived {

    static final StageRules RULES = StageRules.defaults();

    private static final Identifier EMAIL = Identifier.of("email", "ana@example.com");

    private final Map<String, List<Touch>> touches = new LinkedHashMap<>();

    /** A contact that is neither an answer nor about a case. */
    public Lived contact(
            String customer, String id, String type, String channel, Instant at, Map<String, Object> properties) {
        return add(
                customer,
                new Touch(
                        id,
                        Touch.Kind.CONTACT,
                        type,
                        new Channel(channel),
                        at,
                        at,
                        new LinkedHashMap<>(properties),
                        null,
                        "demo"));
    }

    public Lived answer(String customer, String survey, @Nullable String score, String channel, Instant at) {
        return answer(customer, survey, score, channel, at, null, null);
    }

    public Lived answer(
            String customer,
            String survey,
            @Nullable String score,
            String channel,
            Instant at,
            @Nullable String touchpointId,
            @Nullable String caseId) {
        return answer(customer, survey, score, channel, at, touchpointId, caseId, null);
    }

    public Lived answer(
            String customer,
            String survey,
            @Nullable String score,
            String channel,
            Instant at,
            @Nullable String touchpointId,
            @Nullable String caseId,
            FeedbackGiven.@Nullable Scale scale) {
        return add(
                customer,
                FeedbackFacts.of(new FeedbackGiven(
                        customer + "-"
                                + touches.getOrDefault(customer, List.of()).size(),
                        survey,
                        score == null ? null : new BigDecimal(score),
                        List.of(EMAIL),
                        touchpointId,
                        caseId,
                        new Channel(channel),
                        at,
                        scale,
                        null,
                        null)));
    }

    public Lived move(
            String customer, String caseId, long sequence, Change change, @Nullable Direction direction, Instant at) {
        return add(customer, CaseFacts.of(changed(caseId, sequence, change, direction, at, null)));
    }

    /** A customer's only reservation, or promise, moved on. */
    public Lived promise(String customer, PromiseChanged.State state, Instant at) {
        return promise(customer, customer, state, at);
    }

    /** A reservation, or promise, that moved on. */
    public Lived promise(String customer, String reservation, PromiseChanged.State state, Instant at) {
        return add(
                customer,
                PromiseFacts.of(
                        new PromiseChanged(reservation, reservation, state, "store", null, null, null, List.of(), at)));
    }

    static CaseChanged changed(
            String caseId,
            long sequence,
            Change change,
            @Nullable Direction direction,
            Instant at,
            CaseChanged.@Nullable Origin origin) {
        boolean resolved = change == Change.RESOLVED;
        return new CaseChanged(
                caseId,
                sequence,
                change,
                resolved ? CaseChanged.State.RESOLVED : CaseChanged.State.OPEN,
                CaseChanged.Kind.REQUEST,
                EMAIL,
                new Channel("whatsapp"),
                direction,
                at,
                at,
                null,
                origin,
                null);
    }

    Lived add(String customer, Touch touch) {
        touches.computeIfAbsent(customer, any -> new ArrayList<>()).add(touch);
        return this;
    }

    /** The customers, each on one of so many partitions. */
    public List<Snapshot> partitions(int number) {
        List<Columns> partitions = new ArrayList<>();
        Set<String> properties = new LinkedHashSet<>(List.of("order_id", "orderId", "campaign.name"));
        properties.addAll(ExperienceColumns.NAMES);
        for (int i = 0; i < number; i++) {
            Schema schema = new Schema(List.copyOf(properties));
            partitions.add(new Columns(
                    schema,
                    Storage.MEMORY,
                    (customer, any) -> {
                        throw new AssertionError("nothing is added here");
                    },
                    50));
        }
        int next = 0;
        for (Map.Entry<String, List<Touch>> customer : touches.entrySet()) {
            Columns partition = partitions.get(next++ % number);
            Schema schema = partition.schema();
            List<Mark> marks = customer.getValue().stream()
                    .sorted(Touch.JOURNEY_ORDER)
                    .map(touch -> mark(touch, schema))
                    .toList();
            partition.replace(
                    Run.of(customer.getKey(), marks, schema.properties().size()));
        }
        return partitions.stream().map(Columns::snapshot).toList();
    }

    private static Mark mark(Touch touch, Schema schema) {
        Stage stage = RULES.stageOf(touch.type(), touch.channel(), touch.properties());
        Shape shape = new Shape(
                touch.type(), touch.channel().name(), stage, touch.source(), touch.kind() == Touch.Kind.CONTACT);
        int[] codes = schema.codes(touch.properties());
        ExperienceColumns.fill(touch, schema, codes);
        return new Mark(touch.occurredAt().toEpochMilli(), schema.shapes().code(shape), Mark.hash(touch.id()), codes);
    }

    Measured measure(MetricQuery query) {
        return measure(query, 1);
    }

    /** The question, and the partials of every partition, sent over a wire; added up. */
    Measured measure(MetricQuery asked, int partitions) {
        MetricQuery query = EventJson.read(EventJson.write(asked), MetricQuery.class);
        MetricCounts counts = partitions(partitions).stream()
                .map(snapshot -> sent(query, query.count(snapshot)))
                .reduce(new MetricCounts(), MetricCounts::plus);
        return Measured.of(query, new Answered<>(counts, new Basis(RULES.version(), 1, query.now(), List.of())));
    }

    static <P extends Partial<P>> P sent(Question<P> question, P counts) {
        PartialOutput out = new PartialOutput();
        counts.write(out);
        return question.read(new PartialInput(out.toBytes()));
    }
}
