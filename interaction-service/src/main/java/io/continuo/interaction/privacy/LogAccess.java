package io.continuo.interaction.privacy;

import io.continuo.events.LogSettings;
import io.continuo.interaction.log.EventLog;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** The log, and how fast it forgets in this deployment. */
@Singleton
class LogAccess {

    private final EventLog log;
    private final LogSettings settings =
            LogSettings.from(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));

    LogAccess(EventLog log) {
        this.log = log;
    }

    EventLog log() {
        return log;
    }

    LogSettings settings() {
        return settings;
    }
}
