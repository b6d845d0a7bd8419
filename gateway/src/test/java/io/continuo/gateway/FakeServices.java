package io.continuo.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Four services, one of them twice, and the settings by which the gateway finds them. */
public class FakeServices implements QuarkusTestResourceLifecycleManager {

    static final String PROGRESS_TIMEOUT = "2s";

    /** Another instance of the inventory. */
    static final String SECOND = "inventory-2";

    private static final Map<String, FakeService> SERVICES = new TreeMap<>();

    private Vertx vertx;

    static FakeService get(String name) {
        return SERVICES.get(name);
    }

    static void forgetAnswers() {
        SERVICES.values().forEach(FakeService::forget);
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        Map<String, String> settings = new HashMap<>();
        for (String name : new String[] {"identity", "interaction", "inventory", "journey"}) {
            FakeService service = new FakeService(vertx, name);
            service.start();
            SERVICES.put(name, service);
            settings.put("continuo.routes." + name + ".url", "http://127.0.0.1:" + service.port());
        }
        FakeService second = new FakeService(vertx, SECOND);
        second.start();
        SERVICES.put(SECOND, second);
        settings.put("continuo.gateway.timeouts.progress", PROGRESS_TIMEOUT);
        settings.put("continuo.gateway.timeouts.part", "1s");
        settings.put("quarkus.oidc-client.credentials.secret", "local-only");
        settings.put("continuo.gateway.write-keys.demo-web.channel", "web");
        settings.put("continuo.gateway.write-keys.demo-web.source", "demo-web");
        return settings;
    }

    @Override
    public void stop() {
        vertx.close();
        SERVICES.clear();
    }
}
