package io.continuo.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Random sequences of links, merges, undos and erasures on the real service, against a model that is too simple to be wrong. */
class AnySequenceIT {

    private static final int PEOPLE = 6;

    private static @Nullable Instances instances;

    /** One step; numbers choose among what there is. */
    record Step(Kind kind, int one, int other) {}

    enum Kind {
        LINK,
        MERGE,
        UNDO,
        ERASE
    }

    @BeforeContainer
    static void start() throws InterruptedException {
        instances = Instances.start(1);
    }

    @AfterContainer
    static void stop() {
        running().close();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
    void everybody_is_who_the_model_says_after_every_step(@ForAll("sequences") List<Step> steps) throws SQLException {
        IdentityCalls calls = running().calls(0);
        IdentityModel model = new IdentityModel();
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (Step step : steps) {
            apply(calls, model, run, step);
        }
        model.customers()
                .forEach((identifier, customer) ->
                        assertThat(calls.whoIs(identifier)).as(identifier).isEqualTo(customer));
        model.current()
                .forEach((base, customer) -> assertThat(calls.identity(base).getString("customerId"))
                        .as("an id keeps resolving")
                        .isEqualTo(customer));
        model.forgotten()
                .forEach(identifier -> assertThat(calls.whoIs(identifier)).isNull());
        model.erasedBases()
                .forEach(id -> assertThat(calls.reading(id).statusCode()).isEqualTo(410));
        model.erasedMerges()
                .forEach(merge -> assertThat(calls.undoing(merge).statusCode()).isEqualTo(410));
        running().graph().isSound();
        told(model);
    }

    private static void apply(IdentityCalls calls, IdentityModel model, String run, Step step) {
        switch (step.kind()) {
            case LINK -> link(calls, model, identifier(run, step.one()), identifier(run, step.other()));
            case MERGE -> merge(calls, model, step);
            case UNDO -> undo(calls, model, step);
            case ERASE -> erase(calls, model, step);
        }
    }

    private static void link(IdentityCalls calls, IdentityModel model, String one, String other) {
        // Of one type, so that the stronger one is the one with the smaller value.
        String strong = one.compareTo(other) <= 0 ? one : other;
        String weak = strong.equals(one) ? other : one;
        boolean merges = model.knows(strong) && model.knows(weak) && !model.areOne(strong, weak);
        List<String> before = merges ? calls.standingMerges(model.customerOf(strong)) : List.of();
        List<String> beforeOther = merges ? calls.standingMerges(model.customerOf(weak)) : List.of();
        String customer = calls.resolve(strong, weak);
        if (merges) {
            List<String> now = calls.standingMerges(customer);
            now.removeAll(before);
            now.removeAll(beforeOther);
            assertThat(now).as("one link is one merge").hasSize(1);
            model.merge(now.getFirst(), model.baseOf(strong), model.baseOf(weak));
        } else if (!model.knows(strong) && !model.knows(weak)) {
            model.founded(customer);
            model.place(strong, customer);
            model.place(weak, customer);
        } else if (!model.knows(weak)) {
            model.place(weak, model.baseOf(strong));
        } else if (!model.knows(strong)) {
            model.place(strong, model.baseOf(weak));
        }
        assertThat(customer).isEqualTo(model.customerOf(strong));
    }

    private static void merge(IdentityCalls calls, IdentityModel model, Step step) {
        List<String> known = List.copyOf(model.identifiers());
        if (known.isEmpty()) {
            return;
        }
        String one = model.baseOf(known.get(step.one() % known.size()));
        String other = model.baseOf(known.get(step.other() % known.size()));
        var answer = calls.merging(one, other);
        if (Objects.equals(model.current().get(one), model.current().get(other))) {
            assertThat(answer.statusCode()).as("they are one already").isEqualTo(409);
            return;
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        model.merge(answer.path("mergeId"), one, other);
        assertThat(answer.<String>path("customerId")).isEqualTo(model.current().get(one));
    }

    private static void undo(IdentityCalls calls, IdentityModel model, Step step) {
        List<String> merges = model.merges();
        if (merges.isEmpty()) {
            return;
        }
        String merge = merges.get(step.one() % merges.size());
        assertThat(calls.undoing(merge).statusCode()).isEqualTo(200);
        assertThat(calls.undoing(merge).statusCode()).as("only once").isEqualTo(409);
        model.undo(merge);
    }

    private static void erase(IdentityCalls calls, IdentityModel model, Step step) {
        List<String> known = List.copyOf(model.identifiers());
        if (known.isEmpty()) {
            return;
        }
        String identifier = known.get(step.one() % known.size());
        assertThat(calls.erasing(identifier).statusCode()).isEqualTo(202);
        assertThat(calls.erasing(identifier).statusCode())
                .as("nobody has it now")
                .isEqualTo(404);
        model.erase(identifier);
    }

    /** Whoever follows the events knows the same. */
    private static void told(IdentityModel model) {
        await().atMost(Duration.ofSeconds(30)).until(() -> running().graph().untold() == 0);
        ToldMap told = running().told();
        model.customers()
                .forEach((identifier, customer) -> assertThat(told.customerOf(identifier))
                        .as("told of %s", identifier)
                        .isEqualTo(customer));
        model.forgotten()
                .forEach(identifier -> assertThat(told.customerOf(identifier)).isNull());
        for (Map.Entry<String, String> base : model.current().entrySet()) {
            assertThat(told.customerOf("customer_id:" + base.getKey())).isEqualTo(base.getValue());
        }
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, PEOPLE * 2);
        Arbitrary<Kind> kind = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(5, Kind.LINK),
                net.jqwik.api.Tuple.of(2, Kind.MERGE),
                net.jqwik.api.Tuple.of(3, Kind.UNDO),
                net.jqwik.api.Tuple.of(1, Kind.ERASE));
        return net.jqwik.api.Combinators.combine(kind, number, number)
                .as(Step::new)
                .list()
                .ofMinSize(8)
                .ofMaxSize(30);
    }

    private static String identifier(String run, int number) {
        return "x_card:" + run + "-" + (char) ('a' + number);
    }

    private static Instances running() {
        return Objects.requireNonNull(instances, "not started");
    }
}
