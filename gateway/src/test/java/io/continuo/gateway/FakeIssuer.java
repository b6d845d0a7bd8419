package io.continuo.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An issuer that can sign what a real one never would, and that can go away. */
public class FakeIssuer implements QuarkusTestResourceLifecycleManager {

    static final KeyPair KEYS = generate();
    static final KeyPair OTHER_KEYS = generate();

    private static String issuer;
    private static HttpServer server;

    private Vertx vertx;

    /** A token as it should be, to be changed. */
    static JwtClaimsBuilder claims() {
        return Jwt.issuer(issuer)
                .audience("continuo")
                .subject("someone")
                .claim("azp", "shop")
                .claim("scope", "customers:read touchpoints:write")
                .expiresIn(Duration.ofMinutes(5));
    }

    static String sign(JwtClaimsBuilder claims, KeyPair keys, String keyId) {
        return claims.jws().keyId(keyId).sign(keys.getPrivate());
    }

    static void goAway() {
        join(server.close());
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        server = join(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
        issuer = "http://127.0.0.1:" + server.actualPort();
        return Map.of("quarkus.oidc.auth-server-url", issuer);
    }

    @Override
    public void stop() {
        join(vertx.close());
    }

    private void handle(HttpServerRequest request) {
        JsonObject answer = switch (request.path()) {
            case "/.well-known/openid-configuration" ->
                new JsonObject(
                        Map.of("issuer", issuer, "jwks_uri", issuer + "/jwks", "token_endpoint", issuer + "/token"));
            case "/jwks" -> new JsonObject(Map.of("keys", new JsonArray().add(key())));
            default ->
                new JsonObject(
                        Map.of("access_token", sign(claims(), KEYS, "k1"), "token_type", "Bearer", "expires_in", 300));
        };
        request.response().putHeader("Content-Type", "application/json").end(answer.toBuffer());
    }

    private static JsonObject key() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return new JsonObject(Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                "k1",
                "n",
                base64(key.getModulus()),
                "e",
                base64(key.getPublicExponent())));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
