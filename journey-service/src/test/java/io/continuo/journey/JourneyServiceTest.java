package io.continuo.journey;

import io.continuo.localstack.testing.LocalStackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The service with topics of its own, a real Kafka and a real Keycloak. */
@QuarkusTest
@WithTestResource(
        value = LocalStackResource.class,
        initArgs = {@ResourceArg(name = "kafka", value = "true"), @ResourceArg(name = "keycloak", value = "true")})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JourneyServiceTest {}
