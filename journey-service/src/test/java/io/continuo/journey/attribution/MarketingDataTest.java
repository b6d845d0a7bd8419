package io.continuo.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.continuo.journey.upload.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 10,000 marketing paths (eeghor/mta) with known results. They are not part of this repository: CONTINUO_DATA names the
 * folder that has {@code mta/mta_data.csv.gz}, {@code ../shared/data} by default.
 */
class MarketingDataTest {

    private static Path file;

    @BeforeAll
    static void find() {
        String folder = System.getenv("CONTINUO_DATA");
        Path data =
                folder == null ? Path.of(System.getProperty("continuo.root", ".."), "../shared/data") : Path.of(folder);
        file = data.resolve("mta/mta_data.csv.gz");
        assumeTrue(Files.exists(file), () -> "skipped: there is no " + file.normalize());
    }

    @Test
    void firstTouch() {
        assertThat(by(Model.FIRST).conversions())
                .isEqualTo(Map.ofEntries(
                        Map.entry("eta", 3164.0),
                        Map.entry("iota", 4606.0),
                        Map.entry("alpha", 6308.0),
                        Map.entry("beta", 2831.0),
                        Map.entry("theta", 1606.0),
                        Map.entry("lambda", 902.0),
                        Map.entry("kappa", 74.0),
                        Map.entry("zeta", 27.0),
                        Map.entry("epsilon", 99.0),
                        Map.entry("gamma", 165.0),
                        Map.entry("delta", 1.0),
                        Map.entry("mi", 2.0)));
    }

    @Test
    void lastTouch() {
        assertThat(by(Model.LAST).conversions())
                .containsEntry("eta", 4167.0)
                .containsEntry("iota", 3355.0)
                .containsEntry("alpha", 8447.0)
                .containsEntry("beta", 989.0)
                .containsEntry("delta", 5.0)
                .containsEntry("mi", 2.0);
    }

    @Test
    void linear() {
        assertThat(by(Model.LINEAR).conversions().get("eta")).isCloseTo(3539.95115710, within(5e-9));
        assertThat(by(Model.LINEAR).conversions().get("alpha")).isCloseTo(7574.71859375, within(5e-9));
    }

    /** Compared with a general solver (LAPACK) for the same linear equations. */
    @ParameterizedTest
    @CsvSource({
        "1, alpha, 0.558399489508, 5344.94768209",
        "1, mi, 0.000179945820, 1.72242456",
        "2, alpha, 0.547803282064, 5617.45385389",
        "2, iota, 0.371593698968, 3810.51104420",
        "3, alpha, 0.546420129018, 5748.09864951",
        "3, delta, 0.000482039628, 5.07084418"
    })
    void markov(int order, String channel, double effect, double credit) {
        Attributed markov = read(body -> Attributed.by(Model.MARKOV, order, Csv.of(body)));

        assertThat(markov.effects().get(channel)).isCloseTo(effect, within(2e-12));
        assertThat(markov.conversions().get(channel)).isCloseTo(credit, within(2e-8));
    }

    @Test
    void markovOfAHighOrder() {
        Attributed markov =
                read(body -> Attributed.by(Model.MARKOV, 4, Csv.of(body))).reconciles();

        assertThat(markov.effects().get("alpha")).isBetween(0.5, 0.6);
    }

    @Test
    void shapley() {
        assertThat(by(Model.SHAPLEY).conversions().get("alpha")).isCloseTo(7627.94404762, within(5e-9));
        assertThat(by(Model.SHAPLEY).conversions().get("mi")).isCloseTo(2.66666667, within(5e-9));
    }

    @ParameterizedTest
    @EnumSource
    void everyModelReconciles(Model model) {
        Attributed attributed = by(model).reconciles();

        assertThat(attributed.totals().conversions()).isEqualByComparingTo("19785");
    }

    private static Attributed by(Model model) {
        return read(body -> Attributed.by(model, Csv.of(body)));
    }

    private interface Reading {
        Attributed apply(InputStream body);
    }

    private static Attributed read(Reading reading) {
        try (InputStream body = new GZIPInputStream(Files.newInputStream(file))) {
            return reading.apply(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
