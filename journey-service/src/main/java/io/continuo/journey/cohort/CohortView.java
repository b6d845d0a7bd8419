package io.continuo.journey.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.journey.experience.AmountTally;
import io.continuo.journey.experience.Figure;
import io.continuo.journey.experience.ShareTally;
import io.continuo.journey.query.Answered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What cohorts come to.
 *
 * @param status whether there is any customer
 * @param cohorts in the order of time, or the largest first
 * @param truncated whether cohorts beyond {@value #MOST_SHOWN} are left out
 * @param channels by on how many channels customers were met
 * @param multichannel customers of several channels beside those of one
 * @param currencies of the revenue; with more than one, revenue is null: ask for one of them
 * @param stageRules version of the rules that say what a purchase is
 * @param mapVersion the latest version of the identity map in it
 * @param missingPartitions whose customers are not in it; ask again for all
 */
record CohortView(
        Status status,
        long customers,
        List<GroupView> cohorts,
        boolean truncated,
        List<ChannelsView> channels,
        MultichannelView multichannel,
        Set<String> currencies,
        int stageRules,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    private static final int MOST_SHOWN = 500;

    enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("no_data")
        NO_DATA
    }

    /**
     * A mean or a share, with its 95 % interval.
     *
     * @param value null where there is nothing to divide by
     * @param n how many customers, or orders, it rests on
     */
    record FigureView(
            @Nullable Double value,
            long n,
            @Nullable Double low,
            @Nullable Double high) {

        static FigureView of(Figure figure) {
            return switch (figure) {
                case Figure.NoData none -> new FigureView(null, 0, null, null);
                case Figure.Known known -> new FigureView(known.value(), known.n(), known.low(), known.high());
            };
        }
    }

    /**
     * How many came back.
     *
     * @param period after the one in which they began, which is 0
     * @param n customers for whom this period is over
     * @param returned of them
     * @param share in percent; null where it is over for nobody
     */
    record RetentionView(
            int period,
            long n,
            long returned,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high) {

        static RetentionView of(int period, long n, long returned) {
            FigureView share = FigureView.of(ShareTally.of(returned, n).figure());
            return new RetentionView(period, n, returned, share.value(), share.low(), share.high());
        }
    }

    /**
     * What customers are worth; what concerns revenue is null where it is in several currencies.
     *
     * @param buyers who bought anything
     * @param averageOrder of orders that say what they brought
     */
    record WorthView(
            long buyers,
            long orders,
            @Nullable BigDecimal revenue,
            FigureView ordersPerCustomer,
            @Nullable FigureView revenuePerCustomer,
            @Nullable FigureView averageOrder) {

        static WorthView of(Worth worth, boolean summable) {
            return new WorthView(
                    worth.buyers,
                    worth.orders.sum().longValueExact(),
                    summable ? worth.revenue.sum() : null,
                    FigureView.of(worth.orders.figure()),
                    summable ? FigureView.of(worth.revenue.figure()) : null,
                    summable ? FigureView.of(worth.order.figure()) : null);
        }
    }

    /** A cohort, by the first day of its period or by its channel, campaign or channels. */
    record GroupView(String cohort, long customers, List<RetentionView> retention, WorthView value) {

        static GroupView of(String name, Cohort cohort, boolean summable) {
            List<RetentionView> retention = new ArrayList<>();
            for (int period = 0; period < cohort.observed.length; period++) {
                retention.add(RetentionView.of(period, cohort.observed[period], cohort.returned[period]));
            }
            return new GroupView(name, cohort.worth.customers(), retention, WorthView.of(cohort.worth, summable));
        }
    }

    /** Customers who were met on so many channels. */
    record ChannelsView(int channels, long customers, WorthView value) {}

    /**
     * Customers of several channels beside those of one.
     *
     * @param moreOrdersPerCustomer what a customer of several channels orders more, with its interval
     * @param moreRevenuePerCustomer what they bring more
     * @param largerOrder how much larger their orders are
     */
    record MultichannelView(
            long single,
            long several,
            WorthView ofSingle,
            WorthView ofSeveral,
            FigureView moreOrdersPerCustomer,
            @Nullable FigureView moreRevenuePerCustomer,
            @Nullable FigureView largerOrder) {

        static MultichannelView of(Worth single, Worth several, boolean summable) {
            return new MultichannelView(
                    single.customers(),
                    several.customers(),
                    WorthView.of(single, summable),
                    WorthView.of(several, summable),
                    more(several.orders, single.orders),
                    summable ? more(several.revenue, single.revenue) : null,
                    summable ? more(several.order, single.order) : null);
        }

        private static FigureView more(AmountTally several, AmountTally single) {
            return FigureView.of(several.moreThan(single));
        }
    }

    static CohortView of(CohortQuery query, Answered<Cohorts> answered) {
        Cohorts counts = answered.counts();
        boolean summable = counts.currencies().size() < 2;
        Worth single = new Worth();
        Worth several = new Worth();
        counts.byChannels().forEach((channels, worth) -> (channels > 1 ? several : single).merge(worth));
        return new CohortView(
                counts.byName().isEmpty() ? Status.NO_DATA : Status.OK,
                single.customers() + several.customers(),
                groups(query, counts, summable),
                counts.byName().size() > MOST_SHOWN,
                counts.byChannels().entrySet().stream()
                        .map(entry -> new ChannelsView(
                                entry.getKey(), entry.getValue().customers(), WorthView.of(entry.getValue(), summable)))
                        .toList(),
                MultichannelView.of(single, several, summable),
                counts.currencies(),
                answered.basis().stageRules(),
                answered.basis().mapVersion(),
                answered.basis().asOf(),
                answered.basis().missingPartitions());
    }

    private static List<GroupView> groups(CohortQuery query, Cohorts counts, boolean summable) {
        boolean inTime = query.by() == CohortBy.FIRST_TOUCH || query.by() == CohortBy.FIRST_PURCHASE;
        Comparator<GroupView> byName = Comparator.comparing(GroupView::cohort);
        return counts.byName().entrySet().stream()
                .map(entry -> GroupView.of(entry.getKey(), entry.getValue(), summable))
                .sorted(
                        inTime
                                ? byName
                                : Comparator.comparingLong(GroupView::customers)
                                        .reversed()
                                        .thenComparing(byName))
                .limit(MOST_SHOWN)
                .toList();
    }
}
