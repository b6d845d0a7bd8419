package io.continuo.interaction;

import io.continuo.localstack.testing.LocalStackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The service with a database and topics of its own, a real Kafka and a real Keycloak. */
@QuarkusTest
@WithTestResource(
        value = LocalStackResource.class,
        initArgs = {
            @ResourceArg(name = "mongodb", value = "interaction"),
            @ResourceArg(name = "kafka", value = "true"),
            @ResourceArg(name = "keycloak", value = "true")
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InteractionTest {}
