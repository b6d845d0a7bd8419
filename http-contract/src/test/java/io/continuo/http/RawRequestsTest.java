package io.continuo.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests no well-behaved client sends. */
@QuarkusTest
@WithTestResource(TestKeys.class)
class RawRequestsTest {

    @TestHTTPResource
    URI base;

    @Test
    void aChunkedBodyAboveTheLimitIsRefused() throws IOException {
        String chunk = Integer.toHexString(9_000) + "\r\n" + " ".repeat(9_000) + "\r\n";
        assertThat(answer(
                        "POST /api/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("urn:continuo:problem:payload-too-large");
    }

    @Test
    void anAnnouncedBodyAboveTheLimitIsRefused() throws IOException {
        assertThat(answer(
                        "POST /api/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 18000\r\n\r\n" + " ".repeat(18_000)))
                .startsWith("HTTP/1.1 413")
                .contains("urn:continuo:problem:payload-too-large", "10240 bytes");
    }

    @Test
    void aStreamedPathTakesWhatTheServerTakes() throws IOException {
        String head = "POST /api/uploads HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\n";
        assertThat(answer(head + "Content-Length: 18000\r\n\r\n" + " ".repeat(18_000)))
                .startsWith("HTTP/1.1 200")
                .endsWith("18000");
        assertThat(answer(head + "Content-Length: 21000\r\n\r\n" + " ".repeat(21_000)))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyLengthThatIsNotANumberIsABadRequest() throws IOException {
        assertThat(answer("POST /api/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ten\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aPathThatIsNotEncodedIsABadRequest() throws IOException {
        assertThat(answer("GET /api/orders/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aRequestLineThatIsNoneIsABadRequest() throws IOException {
        assertThat(answer("NONSENSE\r\n\r\n")).contains(" 400 ");
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
