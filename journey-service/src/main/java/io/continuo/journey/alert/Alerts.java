package io.continuo.journey.alert;

import io.continuo.http.Etags;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.SettingKey;
import io.continuo.journey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of alerts, and what became of them. */
@ApplicationScoped
class Alerts {

    private static final String RULES = "alerts";
    private static final String STATES = "alert-states";
    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final Settings settings;
    private final AlertConfig config;

    Alerts(Settings settings, AlertConfig config) {
        this.settings = settings;
        this.config = config;
    }

    /** A state and its version, 0 before there is any. */
    record Versioned(@Nullable AlertState state, int version) {}

    /** The rules, by name. */
    List<Edition> all() {
        return settings.all(RULES);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found} */
    Edition get(String name) {
        return settings.latest(new SettingKey(RULES, name))
                .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "There is no such alert."));
    }

    /**
     * Keeps a rule.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, {@code precondition-failed}, {@code
     *     unavailable}
     */
    Edition put(String name, @Nullable String ifMatch, String by, AlertRule rule) {
        if (!NAME.matcher(name).matches()) {
            throw Problems.invalid("/name", "1 to 64 of a to z, 0 to 9, - and _, beginning with a letter or digit");
        }
        rule.check(config);
        SettingKey key = new SettingKey(RULES, name);
        if (settings.latest(key).isEmpty() && all().size() >= MOST) {
            throw Problems.invalid("/name", "there are " + MOST + " alerts already");
        }
        return settings.put(key, ifMatch, by, rule.complete());
    }

    /**
     * Takes a rule away, with all its versions and what became of it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found}, {@code precondition-failed}, {@code unavailable}
     */
    void delete(String name, @Nullable String ifMatch) {
        get(name);
        settings.delete(new SettingKey(RULES, name), ifMatch);
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
