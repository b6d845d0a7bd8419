package io.continuo.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the supervisor makes of a program that comes, goes and fails. */
class SupervisedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path home;

    private Supervised program;

    @BeforeEach
    void programThatWritesAFileAndStays() {
        program = supervised("touch $0 && exec sleep 300");
    }

    @AfterEach
    void stop() {
        program.stop();
    }

    @Test
    void isReadyWhenTheProgramAnswers() throws Exception {
        program.start();
        program.awaitReady(SOON);

        assertThat(program.state()).isEqualTo(Supervised.State.READY);
        assertThat(ProcessHandle.of(program.pid())).isPresent();
    }

    @Test
    void startsAgainAfterACrash() throws Exception {
        program.start();
        program.awaitReady(SOON);
        long before = program.pid();

        program.crash();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(program.pid()).isNotIn(0L, before);
            assertThat(program.state()).isEqualTo(Supervised.State.READY);
        });
    }

    @Test
    void staysDownAfterAKillUntilItIsStarted() throws Exception {
        program.start();
        program.awaitReady(SOON);
        long before = program.pid();

        program.kill();

        assertThat(program.state()).isEqualTo(Supervised.State.STOPPED);
        assertThat(ProcessHandle.of(before)).isEmpty();

        program.start();
        program.awaitReady(SOON);
        assertThat(program.pid()).isNotIn(0L, before);
    }

    @Test
    void givesUpOnAProgramThatNeverGetsReadyAndSaysWhy() {
        program = supervised("echo no licence; exit 7");

        program.start();

        assertThatThrownBy(() -> program.awaitReady(SOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FAILED")
                .hasMessageContaining("code 7")
                .hasMessageContaining("thing.log");
        assertThat(program.log()).content().contains("no licence");
    }

    @Test
    void canBeStoppedWhileItIsStarting() {
        program = supervised("exec sleep 300");
        program.start();
        await().atMost(SOON).untilAsserted(() -> assertThat(program.pid()).isPositive());

        program.stop();

        assertThat(program.state()).isEqualTo(Supervised.State.STOPPED);
        assertThat(program.pid()).isZero();
    }

    @Test
    void boundsTheLog() throws Exception {
        Path log = home.resolve("logs/thing.log");
        Files.createDirectories(log.getParent());
        Files.write(log, new byte[17 * 1024 * 1024]);

        Logs.rotate(log);

        assertThat(log).isEmptyFile();
        assertThat(home.resolve("logs/thing.log.1")).hasSize(17 * 1024 * 1024);
    }

    private Supervised supervised(String script) {
        StateFile states = new StateFile(home.resolve("state.properties"));
        return new Supervised(new Script(script, home.resolve("answers")), home.resolve("logs"), states);
    }

    /** A shell script that answers once its file is there. */
    private record Script(String script, Path answers) implements Program {

        @Override
        public String name() {
            return "thing";
        }

        @Override
        public void prepare() throws IOException {
            Files.deleteIfExists(answers);
        }

        @Override
        public Launch launch() {
            return new Launch(List.of("sh", "-c", script, answers.toString()), Map.of(), "TERM");
        }

        @Override
        public boolean ready() {
            return Files.exists(answers);
        }

        @Override
        public Duration patience() {
            return SOON;
        }
    }
}
