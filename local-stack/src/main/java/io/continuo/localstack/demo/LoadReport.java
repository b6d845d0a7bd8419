package io.continuo.localstack.demo;

import java.time.Duration;
import java.util.List;

/**
 * What became of a load.
 *
 * @param sent requests and items that were taken, also those that had been taken before
 * @param duplicates how many of them the suite said it knew already
 * @param rejected what was refused
 * @param reasons the first few refusals in words
 */
public record LoadReport(int sent, int duplicates, int rejected, List<String> reasons, Duration took) {

    public LoadReport {
        reasons = List.copyOf(reasons);
    }

    /** One line for people. */
    public String summary() {
        return "%,d taken, %,d of them known before, %,d rejected in %.1f s"
                .formatted(sent, duplicates, rejected, took.toMillis() / 1000.0);
    }
}
