package io.continuo.identity;

import io.continuo.localstack.testing.LocalStackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One running service for all classes that carry it. */
@QuarkusTest
@WithTestResource(
        value = LocalStackResource.class,
        initArgs = {
            @ResourceArg(name = "postgres", value = "identity"),
            @ResourceArg(name = "kafka", value = "true"),
            @ResourceArg(name = "keycloak", value = "true")
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ServiceTest {}
