package io.continuo.inventory.invariants;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The stock as one would keep it on paper, in thousandths. It knows the rules, and nothing of how they are kept. */
final class Model {

    /** A SKU at a node. */
    static final class Cell {

        long onHand;
        long reserved;
        long allocated;
        long blocked;
        long incoming;
        /** What may be promised beyond what is there. */
        long limit;

        /** What can still be promised; below zero while there is a gap. */
        long room() {
            return onHand + limit - reserved - allocated - blocked;
        }

        long atp() {
            return Math.max(0, room());
        }

        /** Whether a wish may be done: it widens neither what is missing on hand nor what is promised beyond it. */
        boolean allows(long onHandBy, long committedBy) {
            boolean drawn = Math.max(0, -(onHand + onHandBy)) <= Math.max(0, -onHand);
            boolean committed = Math.max(0, -(room() + onHandBy - committedBy)) <= Math.max(0, -room());
            return drawn && committed;
        }
    }

    private final Map<String, Cell> cells = new TreeMap<>();
    /** What left a node and has not arrived, by SKU. */
    private final Map<String, Long> inTransit = new TreeMap<>();
    /** What came in and went out of the company, by SKU. */
    private final Map<String, Long> balance = new TreeMap<>();

    Cell at(String sku, String node) {
        return cells.computeIfAbsent(sku + "@" + node, key -> new Cell());
    }

    /** Moves goods over the company's border, or finds them there. */
    void cross(String sku, String node, long by) {
        at(sku, node).onHand += by;
        balance.merge(sku, by, Long::sum);
    }

    void send(String sku, String from, String to, long quantity) {
        at(sku, from).onHand -= quantity;
        at(sku, to).incoming += quantity;
        inTransit.merge(sku, quantity, Long::sum);
    }

    void arrive(String sku, String to, long quantity) {
        at(sku, to).onHand += quantity;
        at(sku, to).incoming -= quantity;
        inTransit.merge(sku, -quantity, Long::sum);
    }

    long atp(String sku) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(sku + "@"))
                .mapToLong(cell -> cell.getValue().atp())
                .sum();
    }

    /** A transfer is zero-sum: what lies at nodes and between them is what came over the border. */
    boolean isBalanced(String sku) {
        long there = cells.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith(sku + "@"))
                .mapToLong(cell -> cell.getValue().onHand)
                .sum();
        return there + inTransit.getOrDefault(sku, 0L) == balance.getOrDefault(sku, 0L);
    }

    static BigDecimal decimal(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }

    static long thousandths(BigDecimal decimal) {
        return decimal.movePointRight(3).longValueExact();
    }
}
