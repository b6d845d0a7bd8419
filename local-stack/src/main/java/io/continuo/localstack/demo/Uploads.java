package io.continuo.localstack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How what happened is told: in batches per system, with the mistakes of real networks and clocks. */
final class Uploads {

    /** Well below the limits of the gateway, in items and in bytes. */
    static final int BATCH = 200;

    /** A shop whose line was down for some days sends its journal when it is up again, in no order. */
    static final String OFFLINE_SHOP = "store-valencia";

    private static final Duration LINE_DOWN = Duration.ofDays(14);
    private static final Duration LINE_UP = Duration.ofDays(11);

    /** Answers get lost, so SDKs send a batch again with the same message ids. */
    private static final double SENT_AGAIN = 0.04;

    private static final int WRONG_CLOCK_EVERY = 29;
    private static final List<Duration> CLOCK_ERRORS =
            List.of(Duration.ofMinutes(17), Duration.ofHours(-3), Duration.ofDays(365), Duration.ofDays(-20_000));

    private static final Comparator<Happening> BY_TIME = Comparator.comparing(Happening::at)
            .thenComparing(happening -> happening.touch().id());

    private final long seed;
    private final Instant now;

    Uploads(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    List<Upload> of(List<Happening> happenings) {
        Map<Sender, List<Happening>> onTime = new EnumMap<>(Sender.class);
        Map<String, List<Happening>> wrongClocks = new LinkedHashMap<>();
        List<Happening> late = new ArrayList<>();
        for (Happening happening : happenings.stream().sorted(BY_TIME).toList()) {
            if (isLate(happening)) {
                late.add(happening);
            } else if (hasWrongClock(happening)) {
                wrongClocks
                        .computeIfAbsent(device(happening), d -> new ArrayList<>())
                        .add(happening);
            } else {
                onTime.computeIfAbsent(happening.sender(), s -> new ArrayList<>())
                        .add(happening);
            }
        }
        List<Upload> uploads = new ArrayList<>();
        onTime.forEach((sender, all) -> uploads.addAll(batches(sender, all, Duration.ZERO)));
        wrongClocks.values().forEach(all -> uploads.addAll(batches(Sender.APP_SDK, all, clockError(all))));
        uploads.sort(Comparator.comparing(upload -> upload.happenings().getFirst(), BY_TIME));
        List<Upload> told = repeated(uploads);
        Collections.shuffle(late, new Random(seed));
        told.addAll(batches(Sender.STORE_SYSTEMS, late, Duration.ZERO));
        return told;
    }

    private boolean isLate(Happening happening) {
        return happening.sender() == Sender.STORE_SYSTEMS
                && OFFLINE_SHOP.equals(happening.touch().properties().get("node"))
                && happening.at().isAfter(now.minus(LINE_DOWN))
                && happening.at().isBefore(now.minus(LINE_UP));
    }

    private static boolean hasWrongClock(Happening happening) {
        return happening.sender() == Sender.APP_SDK && device(happening).hashCode() % WRONG_CLOCK_EVERY == 0;
    }

    private static String device(Happening happening) {
        return String.valueOf(happening.touch().identifiers().get("anonymous_id"));
    }

    private static Duration clockError(List<Happening> ofOneDevice) {
        int choice = Math.floorMod(device(ofOneDevice.getFirst()).hashCode(), 1_000);
        return CLOCK_ERRORS.get(choice % CLOCK_ERRORS.size());
    }

    private List<Upload> repeated(List<Upload> uploads) {
        List<Upload> told = new ArrayList<>();
        Dice dice = Dice.of(seed, "network", 0);
        for (Upload upload : uploads) {
            told.add(upload);
            if (upload.sender().tracks && dice.chance(SENT_AGAIN)) {
                told.add(upload);
            }
        }
        return told;
    }

    private static List<Upload> batches(Sender sender, List<Happening> all, Duration clockError) {
        List<Upload> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(new Upload(sender, all.subList(from, Math.min(all.size(), from + BATCH)), clockError));
        }
        return batches;
    }
}
