package io.continuo.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a program is started and asked to stop.
 *
 * @param stopSignal name without {@code SIG}
 */
record Launch(List<String> command, Map<String, String> environment, String stopSignal) {

    /** A Java program on the JVM this one runs on. */
    static Launch java(List<String> options, String classPath, String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(javaCommand());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of(mainAndArguments));
        return new Launch(command, Map.of(), "TERM");
    }

    /** A Java program in an executable jar. */
    static Launch javaJar(List<String> options, Path jar) {
        List<String> command = new ArrayList<>();
        command.add(javaCommand());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return new Launch(command, Map.of(), "TERM");
    }

    Launch with(Map<String, String> environment) {
        return new Launch(command, environment, stopSignal);
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
