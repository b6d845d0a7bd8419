package io.continuo.journey.attribution;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Unanswerable;
import io.continuo.journey.upload.Words;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What some paths come to, with the names of their channels: of an upload, or of a partition's customers. */
public final class Gathered implements Partial<Gathered> {

    /** Values that are told apart; {@link PathWalk#NONE} is not one of them. */
    static final int MAX_VALUES = PathCsv.MAX_CHANNELS - 1;

    private final Set<Model> models;
    private final PathTallies.Settings settings;
    private final PathTallies tallies;
    private final Words channels;
    private final Set<String> currencies = new TreeSet<>();
    private Totals totals = Totals.NONE;

    Gathered(Set<Model> models, PathTallies.Settings settings, Words channels) {
        this.models = models;
        this.settings = settings;
        this.tallies = new PathTallies(models, settings);
        this.channels = channels;
    }

    void add(TouchPath path) {
        tallies.add(path);
    }

    /** Adds to what the credits have to sum to. */
    void add(Totals more) {
        totals = totals.plus(more);
    }

    /**
     * The number of a channel's name.
     *
     * @throws Unanswerable when there are too many
     */
    int number(String channel) {
        int number = channels.number(channel);
        int nothing = channels.find(PathWalk.NONE) < 0 ? 0 : 1;
        if (channels.size() - nothing > MAX_VALUES) {
            throw new Unanswerable("/dimension", "has more than " + MAX_VALUES + " different values");
        }
        return number;
    }

    /** Notes in what revenue was counted. */
    void currency(String code) {
        currencies.add(code);
    }

    Totals totals() {
        return totals;
    }

    Set<String> currencies() {
        return currencies;
    }

    @Override
    public Gathered plus(Gathered other) {
        int[] mine = IntStream.range(0, other.channels.size())
                .map(channel -> number(other.channels.text(channel)))
                .toArray();
        tallies.merge(other.tallies, channel -> mine[channel]);
        currencies.addAll(other.currencies);
        totals = totals.plus(other.totals);
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.each(IntStream.range(0, channels.size()).mapToObj(channels::text).toList(), out::text);
        tallies.write(out);
        out.each(currencies, out::text);
        out.text(totals.paths().toString());
        out.text(totals.conversions().toString());
        out.text(totals.revenue().toString());
    }

    /** Into an empty one of the same models. */
    Gathered read(PartialInput in) {
        in.each(() -> number(in.text()));
        tallies.read(in);
        in.each(() -> currencies.add(in.text()));
        totals = new Totals(amount(in), amount(in), amount(in));
        return this;
    }

    private static BigDecimal amount(PartialInput in) {
        try {
            return new BigDecimal(in.text());
        } catch (NumberFormatException e) {
            throw new PartialInput.Malformed("an amount is a number");
        }
    }

    /** What each model says, in their order. Neither the order of paths nor their spread shows in it. */
    public List<Attribution> results() {
        Integer[] byName = new Integer[channels.size()];
        Arrays.setAll(byName, channel -> channel);
        Arrays.sort(byName, Comparator.comparing(channels::text));
        int[] places = new int[byName.length];
        for (int place = 0; place < byName.length; place++) {
            places[byName[place]] = place;
        }
        PathTallies ordered = new PathTallies(models, settings);
        ordered.merge(tallies, channel -> places[channel]);
        return models.stream()
                .map(model -> ordered.result(model, totals, places.length, place -> channels.text(byName[place])))
                .toList();
    }
}
