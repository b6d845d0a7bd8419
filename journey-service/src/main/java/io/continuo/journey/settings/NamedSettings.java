package io.continuo.journey.settings;

import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one kind, to which people give names.
 *
 * @param kind see {@link SettingKey}
 * @param thing what one is called, in English
 * @param most how many there are
 * @param kept how many versions of each stay readable
 */
public record NamedSettings(Settings settings, String kind, String thing, int most, int kept) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** The latest versions, by name. */
    public List<Edition> all() {
        return settings.all(kind);
    }

    /** A page of {@link #all}. */
    public <T> Page<T> all(Paging paging, Function<Edition, T> view) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        List<Edition> rows = all().stream()
                .filter(edition -> edition.key().name().compareTo(after) > 0)
                .limit(paging.fetch())
                .toList();
        return Page.of(rows, paging, edition -> Cursor.of(edition.key().name()), view);
    }

    /**
     * One of them.
     *
     * @param version null: the latest
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found}
     */
    public Edition get(String name, @Nullable Integer version) {
        return (version == null ? settings.latest(key(name)) : settings.version(key(name), version))
                .orElseThrow(() -> Problems.of(
                        StandardProblem.NOT_FOUND,
                        version == null
                                ? "There is no such " + thing + "."
                                : "The " + thing + " has no such version."));
    }

    /** A page of the versions of one, the latest first; see {@link #get}. */
    public <T> Page<T> versions(String name, Paging paging, Function<Edition, T> view) {
        get(name, null);
        int before = paging.after(1, cursor -> Integer.parseInt(cursor.parts().getFirst()))
                .orElse(Integer.MAX_VALUE);
        List<Edition> rows = settings.versions(key(name)).stream()
                .filter(edition -> edition.version() < before)
                .limit(paging.fetch())
                .toList();
        return Page.of(rows, paging, edition -> Cursor.of(edition.version()), view);
    }

    /**
     * Decides on one; see {@link Settings#put}.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} for a name that is none, or one too many
     */
    public Edition put(String name, @Nullable String ifMatch, String by, Object decided) {
        if (!NAME.matcher(name).matches()) {
            throw Problems.invalid("/name", "1 to 64 of a to z, 0 to 9, - and _, beginning with a letter or digit");
        }
        if (settings.latest(key(name)).isEmpty() && all().size() >= most) {
            throw Problems.invalid("/name", "there are " + most + " " + thing + "s already");
        }
        return settings.put(key(name), ifMatch, by, decided, kept);
    }

    /**
     * Takes one away, with all its versions; see {@link Settings#delete}.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found}
     */
    public void delete(String name, @Nullable String ifMatch) {
        get(name, null);
        settings.delete(key(name), ifMatch);
    }

    private SettingKey key(String name) {
        return new SettingKey(kind, name);
    }
}
