package io.continuo.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script {@code continuo} as a person does, on free ports and with data of its own. */
class LauncherTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("continuo.root"));
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration END = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void freePorts() {
        environment.put("CONTINUO_HOME", home.toString());
        environment.put("CONTINUO_CACHE", CHECKOUT.resolve(".continuo/cache").toString());
        List<Integer> free = StackSettings.freePorts(10);
        for (Part part : Part.values()) {
            environment.put(part.portSetting(), free.get(part.ordinal()).toString());
        }
        for (Service service : Service.values()) {
            environment.put(
                    service.portSetting(), free.get(4 + service.ordinal()).toString());
        }
        environment.put("CONTINUO_KAFKA_CONTROLLER_PORT", free.getLast().toString());
    }

    @AfterEach
    void endWhatWasStarted() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        Answer answer = run("help");

        assertThat(answer.code()).isZero();
        assertThat(answer.text()).contains("up", "down", "status", "logs", "restart", "test", "bench");
    }

    @Test
    void anUnknownCommandIsRefusedByName() throws Exception {
        Answer answer = run("upp");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text()).contains("'upp'", "./continuo help");
    }

    @Test
    void anUnknownOptionIsRefusedByName() throws Exception {
        Answer answer = run("up", "--infrastructure");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text()).contains("--infrastructure");
    }

    @Test
    void anUnknownServiceIsRefusedWithTheOnesThereAre() throws Exception {
        Answer answer = run("logs", "billing");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.text()).contains("'billing'", "inventory", "kafka");
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatMovesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("CONTINUO_INVENTORY_PORT", Integer.toString(taken.getLocalPort()));

            Answer answer = run("up", "--no-build");

            assertThat(answer.code()).isEqualTo(3);
            assertThat(answer.text()).contains("Port " + taken.getLocalPort(), "inventory", "CONTINUO_INVENTORY_PORT");
            assertThat(home.resolve("data")).doesNotExist();
        }
    }

    @Test
    void statusAndDownSayThatNothingRuns() throws Exception {
        assertThat(run("status").text()).contains("does not run");
        assertThat(run("down").text()).contains("does not run");
    }

    @Test
    void nothingOutlivesALauncherThatIsKilled() throws Exception {
        Process launcher = upInfrastructure();
        // Some are still starting: those must not be left behind either.
        List<ProcessHandle> processes = await().atMost(START)
                .ignoreExceptions()
                .until(this::processes, found -> found.size() == 1 + Part.values().length);

        launcher.destroyForcibly().waitFor();

        await().atMost(END).untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aPartThatIsKilledComesBackAndDownStopsAll() throws Exception {
        Process launcher = upInfrastructure();
        awaitReady();
        assertThat(run("up", "--infra", "--no-build").code()).isEqualTo(4);
        long before = pid("mongodb");

        ProcessHandle.of(before).orElseThrow().destroyForcibly();

        await().atMost(END)
                .untilAsserted(() -> assertThat(state("mongodb.state")).isEqualTo("ready"));
        await().atMost(END).untilAsserted(() -> assertThat(pid("mongodb")).isNotIn(0L, before));
        List<ProcessHandle> processes = processes();
        assertThat(run("down").code()).isZero();
        assertThat(launcher.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    private Process upInfrastructure() throws IOException {
        Path app = home.resolve("app");
        Files.createDirectories(app);
        Files.createSymbolicLink(app.resolve("local-stack"), CHECKOUT.resolve("local-stack/target/local-stack-app"));
        return start(home.resolve("launcher.log"), "up", "--infra", "--no-build");
    }

    private void awaitReady() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(home.resolve("run/ready")).exists());
    }

    /** The supervisor and its children. */
    private List<ProcessHandle> processes() throws IOException {
        LongStream pids = states().entrySet().stream()
                .filter(entry -> entry.getKey().toString().endsWith("pid"))
                .mapToLong(entry -> Long.parseLong(entry.getValue().toString()));
        return pids.filter(pid -> pid > 0)
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private long pid(String name) throws IOException {
        return Long.parseLong(state(name + ".pid"));
    }

    private String state(String key) throws IOException {
        return states().getProperty(key);
    }

    private Properties states() throws IOException {
        return StateFile.read(home.resolve("run/stack.properties"));
    }

    private Answer run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, "answer", ".log");
        Process process = start(output, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), Files.readString(output, UTF_8));
    }

    private Process start(Path output, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(CHECKOUT.resolve("continuo").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private record Answer(int code, String text) {}
}
