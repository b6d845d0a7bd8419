package io.continuo.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** An issuer of tokens without a server. */
public class TestKeys implements QuarkusTestResourceLifecycleManager {

    private static final KeyPair PAIR = generate();

    static String token(String audience, String scope) {
        return token(audience, scope, Duration.ofMinutes(5));
    }

    static String token(String audience, String scope, Duration life) {
        return claims(audience, scope, life).sign(PAIR.getPrivate());
    }

    /** The same claims by somebody whose key nobody knows. */
    static String forged(String audience, String scope) {
        return claims(audience, scope, Duration.ofMinutes(5)).sign(generate().getPrivate());
    }

    private static JwtClaimsBuilder claims(String audience, String scope, Duration life) {
        return Jwt.issuer("urn:test")
                .audience(audience)
                .subject("someone")
                .claim("azp", "shop")
                .claim("scope", scope)
                .expiresIn(life);
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "test.public-key",
                Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded()));
    }

    @Override
    public void stop() {}

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
