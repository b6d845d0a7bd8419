package io.continuo.localstack.demo;

import java.util.Map;

/** How a person likes to shop. It decides where they look, where they buy, and how often they buy at all. */
enum Habit {
    WEB_FIRST(0.30, Weights.of("web", 70, "app", 6, "store", 14, "call_center", 4, "whatsapp", 6)),
    APP_FIRST(0.34, Weights.of("app", 62, "web", 14, "store", 14, "whatsapp", 10)),
    STORE_FIRST(0.42, Weights.of("store", 52, "department_store", 14, "web", 24, "call_center", 10)),
    MARKETPLACE_FIRST(0.26, Weights.of("marketplace", 48, "web", 38, "app", 14)),
    PHONE_FIRST(0.36, Weights.of("call_center", 46, "whatsapp", 14, "store", 30, "web", 10));

    /** Shares of the population. */
    static final Map<Habit, Double> SHARES =
            Weights.of(WEB_FIRST, 38, APP_FIRST, 20, STORE_FIRST, 24, MARKETPLACE_FIRST, 10, PHONE_FIRST, 8);

    /** That one search for a product ends in buying it. */
    final double buys;

    private final Map<String, Double> channels;

    Habit(double buys, Map<String, Double> channels) {
        this.buys = buys;
        this.channels = channels;
    }

    /** Where the next contact happens. */
    String channel(Dice dice) {
        return dice.weighted(channels);
    }
}
