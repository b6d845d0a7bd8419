package io.continuo.inventory.live;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything has been read; that the database is away later makes answers old, and says so in them. */
@Readiness
@Singleton
class KnownByHeart implements HealthCheck {

    private final Keeping keeping;

    KnownByHeart(Keeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stock is known")
                .status(keeping.isReady())
                .build();
    }
}
