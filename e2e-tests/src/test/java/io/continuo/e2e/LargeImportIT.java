package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.e2e.identity.ImportCalls;
import io.continuo.localstack.Service;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A body that neither the gateway nor identity-service could hold: each has 256 MiB of heap, and ends without memory. */
@ResourceLock(Suite.NAME)
class LargeImportIT {

    private static final int GOOD = 300;
    private static final int BROKEN_PER_GOOD = 15;
    private static final int BROKEN_BYTES = 60_000;

    private final Suite suite = Suite.get();
    private final ImportCalls imports = new ImportCalls(suite.gateway());
    private final String source = "crm-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anImportLargerThanTheMemoryOfWhoCarriesItHasAResultForEveryLine() throws Exception {
        List<Long> processes = processes();

        String id = imports.uploaded(source, BodyPublishers.ofByteArrays(() -> lines().iterator()));

        await().atMost(Duration.ofMinutes(2))
                .until(() -> imports.progress(id).getString("state").equals("completed"));
        JsonPath progress = imports.progress(id);
        assertThat(progress.getInt("accepted")).isEqualTo(GOOD);
        assertThat(progress.getInt("rejected")).isEqualTo(GOOD * BROKEN_PER_GOOD);
        assertThat(imports.results(id)).hasSize(GOOD * (BROKEN_PER_GOOD + 1));
        assertThat(processes()).as("nobody ran out of memory").isEqualTo(processes);
    }

    private List<Long> processes() {
        return List.of(suite.process(Service.GATEWAY), suite.process(Service.IDENTITY));
    }

    private Stream<byte[]> lines() {
        byte[] broken = ("{\"note\":\"" + "x".repeat(BROKEN_BYTES) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        return IntStream.range(0, GOOD)
                .boxed()
                .flatMap(number -> Stream.concat(
                        Stream.of(good(number)), Stream.generate(() -> broken).limit(BROKEN_PER_GOOD)));
    }

    private byte[] good(int number) {
        return "{\"source\":\"%s\",\"sourceId\":\"%d\"}\n"
                .formatted(source, number)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
