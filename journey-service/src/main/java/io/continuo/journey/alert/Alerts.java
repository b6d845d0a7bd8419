package io.continuo.journey.alert;

import io.continuo.http.Etags;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.NamedSettings;
import io.continuo.journey.settings.SettingKey;
import io.continuo.journey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The rules of alerts, and what became of them. */
@ApplicationScoped
class Alerts {

    private static final String STATES = "alert-states";
    private static final int MOST = 100;

    private final Settings settings;
    private final NamedSettings rules;
    private final AlertConfig config;

    Alerts(Settings settings, AlertConfig config) {
        this.settings = settings;
        this.rules = new NamedSettings(settings, "alerts", "alert", MOST, Settings.KEPT_VERSIONS);
        this.config = config;
    }

    /** A state and its version, 0 before there is any. */
    record Versioned(@Nullable AlertState state, int version) {}

    NamedSettings rules() {
        return rules;
    }

    /**
     * Keeps a rule.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, {@code precondition-failed}, {@code
     *     unavailable}
     */
    Edition put(String name, @Nullable String ifMatch, String by, AlertRule rule) {
        rule.check(config);
        return rules.put(name, ifMatch, by, rule.complete());
    }

    /**
     * Takes a rule away, with all its versions and what became of it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found}, {@code precondition-failed}, {@code unavailable}
     */
    void delete(String name, @Nullable String ifMatch) {
        rules.delete(name, ifMatch);
        settings.delete(new SettingKey(STATES, name), null);
    }

    static AlertRule rule(Edition edition) {
        return JsonRow.read(JsonRow.write(edition.value()), AlertRule.class);
    }

    Versioned state(String name) {
        SettingKey key = new SettingKey(STATES, name);
        AlertState known = settings.latest(key)
                .map(edition -> JsonRow.read(JsonRow.write(edition.value()), AlertState.class))
                .orElse(null);
        return new Versioned(known, settings.latestVersion(key));
    }

    /**
     * Changes a state that nobody has changed meanwhile.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code precondition-failed} when somebody has
     */
    Versioned change(String name, int version, AlertState next) {
        return new Versioned(
                next,
                settings.put(new SettingKey(STATES, name), Etags.of(version), null, next)
                        .version());
    }
}
