package io.continuo.journey.cohort;

import io.continuo.journey.experience.AmountTally;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.math.BigDecimal;
import java.util.List;

/** What customers are worth. Additive. */
final class Worth {

    /** Of each customer, also of those who bought nothing. */
    final AmountTally orders;

    /** Of each customer, also of those who bought nothing. */
    final AmountTally revenue;

    /** Of each order that says what it brought. */
    final AmountTally order;

    long buyers;

    Worth() {
        this(new AmountTally(), new AmountTally(), new AmountTally());
    }

    private Worth(AmountTally orders, AmountTally revenue, AmountTally order) {
        this.orders = orders;
        this.revenue = revenue;
        this.order = order;
    }

    long customers() {
        return orders.n();
    }

    /**
     * A customer.
     *
     * @param number of orders
     * @param amounts what the orders brought
     */
    void add(int number, List<BigDecimal> amounts) {
        orders.add(BigDecimal.valueOf(number));
        revenue.add(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        amounts.forEach(order::add);
        buyers += number > 0 ? 1 : 0;
    }

    void merge(Worth other) {
        orders.merge(other.orders);
        revenue.merge(other.revenue);
        order.merge(other.order);
        buyers += other.buyers;
    }

    void write(PartialOutput out) {
        orders.write(out);
        revenue.write(out);
        order.write(out);
        out.number(buyers);
    }

    static Worth read(PartialInput in) {
        Worth worth = new Worth(AmountTally.read(in), AmountTally.read(in), AmountTally.read(in));
        worth.buyers = in.number();
        return worth;
    }
}
