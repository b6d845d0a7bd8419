package io.continuo.localstack.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The demo shop of {@code ./continuo up}. */
public final class DemoData {

    /** One seed for everybody, so that people talk about the same customers. */
    public static final long SEED = 1;

    private DemoData() {}

    /**
     * Sends sixty days of a shop that end now.
     *
     * @param gateway the public door
     * @param keycloak where the local realm's clients get their tokens
     * @param progress takes a line of text after each step
     * @throws IllegalStateException when anything was refused: the data are fine, so the suite is not
     */
    public static LoadReport load(URI gateway, URI keycloak, Consumer<String> progress) {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS);
        return load(gateway, keycloak, Scale.SHOP, now, progress);
    }

    /**
     * The same at another scale and for another instant.
     *
     * @param now when the traffic ends; the same instant gives the same data to the letter
     */
    public static LoadReport load(URI gateway, URI keycloak, Scale scale, Instant now, Consumer<String> progress) {
        GatewayClient client = new GatewayClient(gateway, keycloak);
        DemoShop shop = new DemoShop(SEED, scale, now);
        LoadReport report = new DemoLoader(client, progress, InstantSource.system()).load(shop);
        if (report.rejected() > 0) {
            throw new IllegalStateException(report.summary() + "; first: " + String.join("; ", report.reasons()));
        }
        return report;
    }

    /** {@code DemoData [gateway] [keycloak]} */
    public static void main(String[] args) {
        URI gateway = URI.create(args.length > 0 ? args[0] : "http://localhost:8080");
        URI keycloak = URI.create(args.length > 1 ? args[1] : "http://localhost:8180");
        System.out.println(load(gateway, keycloak, System.out::println).summary());
    }
}
