package io.continuo.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds taken ports before anything starts, and says which setting moves the one who wants it. */
final class PortCheck {

    private final List<String> taken = new ArrayList<>();

    void stack(StackSettings settings) {
        for (Part part : Part.values()) {
            if (!settings.external().containsKey(part)) {
                check(part.label(), settings.port(part), part.portSetting());
            }
        }
        if (!settings.external().containsKey(Part.KAFKA)) {
            check("kafka's controller", settings.controllerPort(), "CONTINUO_KAFKA_CONTROLLER_PORT");
        }
    }

    void services(ServiceSettings settings) {
        settings.ports().forEach((service, port) -> check(service.label(), port, service.portSetting()));
    }

    /** One sentence per taken port. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    private void check(String name, int port, String setting) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            taken.add("Port %d for %s is taken. Free it, or set %s to another one.".formatted(port, name, setting));
        }
    }
}
