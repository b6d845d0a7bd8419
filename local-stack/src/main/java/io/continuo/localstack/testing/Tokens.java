package io.continuo.localstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Access tokens of the local realm, without the word {@code Bearer}. */
public final class Tokens {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    /** Half the life time of a token in the local realm. */
    private static final Duration REUSED_FOR = Duration.ofMinutes(5);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Issued> CACHE = new ConcurrentHashMap<>();

    private Tokens() {}

    /** The token a confidential client of the realm gets, with every scope it may have. */
    public static String of(String client) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", "local-only"));
    }

    /** A token with exactly these scopes, or none: it belongs to the client {@code scope-probe}. */
    public static String withOnly(String... scopes) {
        return token(Map.of(
                "grant_type", "client_credentials",
                "client_id", "scope-probe",
                "client_secret", "local-only",
                "scope", String.join(" ", scopes)));
    }

    /** The token a user of the realm gets by logging in to the console. */
    public static String ofUser(String user) {
        return token(Map.of("grant_type", "password", "client_id", "console", "username", user, "password", user));
    }

    private static String token(Map<String, String> parameters) {
        String realm = TestStack.get().realm();
        String form = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return CACHE.compute(realm + "?" + form, (_, old) -> old != null && old.fresh() ? old : issue(realm, form))
                .token();
    }

    private static Issued issue(String realm, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            String answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher matcher = ACCESS_TOKEN.matcher(answer);
            if (!matcher.find()) {
                throw new IllegalStateException("No token: " + answer);
            }
            return new Issued(matcher.group(1), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for a token", e);
        }
    }

    private record Issued(String token, long atNanos) {
        boolean fresh() {
            return System.nanoTime() - atNanos < REUSED_FOR.toNanos();
        }
    }
}
