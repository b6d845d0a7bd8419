package io.continuo.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.localstack.testing.Tokens;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Imports of NDJSON, from the upload to the results. */
public final class ImportCalls {

    private static final String PATH = "/api/customers/imports";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;

    /** @param service identity-service, or the gateway */
    public ImportCalls(URI service) {
        this.service = service;
    }

    /** @return the id of the import */
    public String uploaded(String key, String lines) throws IOException, InterruptedException {
        return uploaded(key, BodyPublishers.ofString(lines));
    }

    /** @return the id of the import */
    public String uploaded(String key, BodyPublisher lines) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(PATH))
                .header("Authorization", "Bearer " + Tokens.of("platform"))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", key)
                .POST(lines)
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return JsonPath.from(response.body()).getString("importId");
    }

    /** Begins to send, and leaves the rest to come. */
    public Socket begun(String key, String lines, int bytes) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        OutputStream out = socket.getOutputStream();
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson"
                + "\r\nAuthorization: Bearer " + Tokens.of("platform") + "\r\nIdempotency-Key: " + key
                + "\r\nContent-Length: " + lines.length() + "\r\n\r\n";
        out.write((head + lines.substring(0, bytes)).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    /** How far it is. */
    public JsonPath progress(String importId) throws IOException, InterruptedException {
        return JsonPath.from(get(PATH + "/" + importId));
    }

    /** What became of the lines. */
    public List<JsonPath> results(String importId) throws IOException, InterruptedException {
        return get(PATH + "/" + importId + "/results")
                .lines()
                .filter(line -> !line.isBlank())
                .map(JsonPath::from)
                .toList();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + Tokens.of("platform"))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
