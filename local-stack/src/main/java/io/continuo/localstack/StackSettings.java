package io.continuo.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stack keeps its files and listens.
 *
 * @param app what the build made: {@code classes}, {@code lib}, {@code archives}
 * @param cache unpacked servers, shared by every stack of a checkout
 * @param home this stack's own {@code data} and {@code run}
 * @param ports one port per part started here
 * @param controllerPort Kafka's controller
 * @param external addresses of parts that run elsewhere and are not started here
 * @param use what the stack is for
 */
public record StackSettings(
        Path app,
        Path cache,
        Path home,
        Map<Part, Integer> ports,
        int controllerPort,
        Map<Part, String> external,
        Use use) {

    /** What a stack is for, which decides what it may forget and how much memory it takes. */
    public enum Use {

        /** No file is synced, MongoDB documents stay in memory. */
        TESTS,

        /** Everything is durable, in little memory. */
        DEVELOPMENT,

        /** Everything is durable, with the memory and the compiler a server is given for it. */
        MEASUREMENT
    }

    /** The fixed local ports, or what the environment says instead. */
    public static StackSettings of(Path app, Path home, Map<String, String> environment) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, part.port(environment));
        }
        int controller = Integer.parseInt(environment.getOrDefault("CONTINUO_KAFKA_CONTROLLER_PORT", "19093"));
        return new StackSettings(
                app, home.resolve("cache"), home, ports, controller, externals(environment), Use.DEVELOPMENT);
    }

    /** Heap and compiler of a server's JVM: little of both, but for measurements what such a server has in production. */
    List<String> serverJvm(String least, String most) {
        return use == Use.MEASUREMENT
                ? List.of("-Xms" + least, "-Xmx1g")
                : List.of("-Xms" + least, "-Xmx" + most, "-XX:TieredStopAtLevel=1");
    }

    StackSettings withCache(Path elsewhere) {
        return new StackSettings(app, elsewhere, home, ports, controllerPort, external, use);
    }

    /** Ports that are free now, and nothing that outlives the stack. */
    public static StackSettings forTests(Path app, Path cache, Path home, Map<String, String> environment) {
        List<Integer> free = freePorts(Part.values().length + 1);
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, free.get(part.ordinal()));
        }
        return new StackSettings(app, cache, home, ports, free.getLast(), externals(environment), Use.TESTS);
    }

    /** Distinct ports nobody listens on at the moment of asking. */
    public static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new IllegalStateException("No free ports", e);
        }
    }

    boolean durable() {
        return use != Use.TESTS;
    }

    public int port(Part part) {
        return ports.getOrDefault(part, 0);
    }

    /** Where clients reach the part, here or elsewhere. */
    public String address(Part part) {
        return Optional.ofNullable(external.get(part)).orElseGet(() -> part.address(port(part)));
    }

    public Path data(Part part) {
        return home.resolve("data").resolve(part.label());
    }

    public Path run() {
        return home.resolve("run");
    }

    public Path stateFile() {
        return run().resolve("stack.properties");
    }

    String classPath() {
        return app.resolve("classes") + ":" + app.resolve("lib") + "/*";
    }

    private static Map<Part, String> externals(Map<String, String> environment) {
        Map<Part, String> external = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            part.external(environment).ifPresent(address -> external.put(part, address));
        }
        return external;
    }
}
