package io.continuo.journey.spend;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.NamedSettings;
import io.continuo.journey.settings.SettingKey;
import io.continuo.journey.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The imports of spend. */
@ApplicationScoped
public class Spends {

    private static final String KIND = "spend";
    private static final int MOST = 1_000;
    private static final int KEPT_VERSIONS = 10;

    /**
     * Of one import as it stands in the log. Its records have two megabytes where this service made the topic, and one, as
     * Kafka has it otherwise, where somebody else did.
     */
    private static final int MOST_BYTES = 800_000;

    /** Of the rows of all imports and their versions, which every instance has in memory. */
    private static final long MOST_CHARACTERS = 32_000_000;

    private final Settings settings;
    private final NamedSettings imports;
    private final DailySpend days = new DailySpend();

    Spends(Settings settings) {
        this.settings = settings;
        this.imports = new NamedSettings(settings, KIND, "import", MOST, KEPT_VERSIONS);
    }

    /**
     * What was spent in a period on the values of a dimension.
     *
     * @param currencies of what it is compared with; empty where that is not known
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code unavailable} until this instance has read the imports,
     *     where they say anything of the dimension
     */
    public Spent on(Dimension dimension, Period period, Set<String> currencies) {
        List<Edition> told = DailySpend.tells(dimension) ? imports.all() : List.of();
        return Spent.of(told, edition -> days.of(edition, dimension, period), currencies);
    }

    NamedSettings imports() {
        return imports;
    }

    /**
     * Imports, in place of what was imported under the name before.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, {@code payload-too-large}, {@code
     *     precondition-failed}, {@code unavailable}
     */
    Edition put(String name, @Nullable String ifMatch, String by, List<SpendRow> rows) {
        SpendImport imported = SpendImport.of(rows);
        if (JsonRow.write(imported).length > MOST_BYTES) {
            throw Problems.of(
                    StandardProblem.PAYLOAD_TOO_LARGE,
                    "An import is kept in at most " + MOST_BYTES + " bytes; make several of it.");
        }
        long growth = growth(new SettingKey(KIND, name), imported);
        if (growth > 0 && characters() + growth > MOST_CHARACTERS) {
            throw Problems.invalid(
                    "/name",
                    "all imports with their versions have at most " + MOST_CHARACTERS + " characters; delete some");
        }
        return imports.put(name, ifMatch, by, imported);
    }

    /** By how many characters all imports grow by one: not by what is there already, and less what it drives out. */
    private long growth(SettingKey key, SpendImport imported) {
        boolean known = settings.latest(key)
                .filter(latest -> SpendImport.of(latest).table().equals(imported.table()))
                .isPresent();
        long drivenOut = settings.versions(key).stream()
                .skip(KEPT_VERSIONS - 1)
                .mapToLong(SpendImport::characters)
                .sum();
        return known ? 0 : imported.table().length() - drivenOut;
    }

    private long characters() {
        return imports.all().stream()
                .flatMap(edition -> settings.versions(edition.key()).stream())
                .mapToLong(SpendImport::characters)
                .sum();
    }
}
