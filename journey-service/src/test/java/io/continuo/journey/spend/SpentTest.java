package io.continuo.journey.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.settings.OneLog;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What imports say of a question. A line is {@code date,channel,campaign,source,amount,currency}. */
class SpentTest {

    private static final Dimension CHANNEL = Dimension.parse("channel");
    private static final Set<String> ANY = Set.of();

    private final Spends spends = new Spends(new OneLog().instance(InstantSource.fixed(Instant.EPOCH)));

    @Test
    void rowsOfAllImportsAreAddedUpByValue() {
        put("meta", "2026-05-01,facebook,spring,ads,10.10,EUR", "2026-05-02,instagram,spring,ads,5,EUR");
        put("search", "2026-05-01,web,spring,google,7,EUR", "2026-05-03,facebook,summer,ads,0.90,EUR");

        assertThat(values(on(CHANNEL)))
                .containsOnly(entry("facebook", "11.00"), entry("instagram", "5"), entry("web", "7"));
        assertThat(values(on(Dimension.CAMPAIGN))).containsOnly(entry("spring", "22.10"), entry("summer", "0.90"));
        assertThat(values(on(Dimension.parse("source")))).containsOnly(entry("ads", "16.00"), entry("google", "7"));
    }

    @Test
    void whatRowsDoNotTellApartIsNotSpentOnIt() {
        put("meta", "2026-05-01,facebook,spring,ads,10,EUR");

        for (String other : new String[] {"type", "stage", "properties.campaign.medium"}) {
            assertThat(on(Dimension.parse(other)).values()).isEmpty();
            assertThat(on(Dimension.parse(other)).from()).isEmpty();
        }
    }

    @Test
    void soItIsKnownBeforeImportsAreRead() {
        Spends unread = new Spends(OneLog.unread().instance(InstantSource.fixed(Instant.EPOCH)));

        assertThat(unread.on(Dimension.parse("stage"), Period.ALWAYS, ANY).values())
                .isEmpty();
        assertThatThrownBy(() -> unread.on(CHANNEL, Period.ALWAYS, ANY)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void aRowCountsWhereItsDayBeginsInThePeriod() {
        put("may", "2026-05-01,web,,,1,EUR", "2026-05-02,web,,,2,EUR", "2026-05-03,web,,,4,EUR");
        put("june", "2026-06-01,web,,,8,EUR");

        assertThat(values(in("2026-05-01T00:00:00Z", "2026-05-03T00:00:00Z"))).containsOnly(entry("web", "3"));
        assertThat(values(in("2026-05-01T00:00:00.001Z", "2026-05-03T00:00:00.001Z")))
                .containsOnly(entry("web", "6"));
        assertThat(in("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z").from()).containsExactly(new Spent.From("may", 1));
        assertThat(in("2026-06-01T12:00:00Z", "2026-07-01T00:00:00Z").from()).isEmpty();
    }

    @Test
    void theAnswerNamesVersions() {
        put("meta", "2026-05-01,facebook,,,10,EUR");
        put("meta", "2026-05-01,facebook,,,10,EUR");
        put("meta", "2026-05-01,facebook,,,12,EUR");

        assertThat(on(CHANNEL).from()).containsExactly(new Spent.From("meta", 2));
        assertThat(values(on(CHANNEL))).containsOnly(entry("facebook", "12"));
    }

    @Test
    void otherCurrenciesAreNotMixedIn() {
        put("meta", "2026-05-01,facebook,,,10,EUR", "2026-05-01,web,,,3,USD", "2026-05-02,web,,,4,USD");

        Spent euros = spends.on(CHANNEL, Period.ALWAYS, Set.of("EUR"));

        assertThat(euros.currency()).isEqualTo("EUR");
        assertThat(values(euros)).containsOnly(entry("facebook", "10"));
        assertThat(euros.leftOut()).containsOnly(entry("USD", new BigDecimal("7")));
    }

    @Test
    void whereSeveralCouldBeMeantNoneIs() {
        put("meta", "2026-05-01,facebook,,,10,EUR", "2026-05-01,web,,,3,USD");

        for (Set<String> revenue : Set.of(ANY, Set.of("EUR", "USD"))) {
            Spent spent = spends.on(CHANNEL, Period.ALWAYS, revenue);
            assertThat(spent.currency()).isNull();
            assertThat(spent.values()).isEmpty();
            assertThat(spent.leftOut()).containsOnlyKeys("EUR", "USD");
        }
    }

    @Test
    void whatIsSaidOfNoValueIsUnassigned() {
        put("fees", "2026-05-01,,spring,,10,EUR", "2026-05-01,web,,,3,EUR", "2026-05-02,,,,0.5,EUR");

        Spent spent = on(CHANNEL);

        assertThat(values(spent)).containsOnly(entry("web", "3"));
        assertThat(spent.unassigned()).isEqualByComparingTo("10.5");
    }

    private Spent on(Dimension dimension) {
        return spends.on(dimension, Period.ALWAYS, ANY);
    }

    private Spent in(String from, String to) {
        return spends.on(CHANNEL, new Period(Instant.parse(from), Instant.parse(to)), ANY);
    }

    private void put(String name, String... lines) {
        String table = "date,channel,campaign,source,amount,currency\n"
                + Arrays.stream(lines).collect(Collectors.joining("\n"));
        spends.put(name, null, "ana", SpendCsv.read(table));
    }

    private static Map<String, String> values(Spent spent) {
        return spent.values().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toPlainString()));
    }
}
