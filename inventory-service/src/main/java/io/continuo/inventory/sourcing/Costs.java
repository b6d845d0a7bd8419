package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What serving from a node costs, in minor units of one currency.
 *
 * @param usual of nodes that are not named
 * @param nodes of those that differ
 */
public record Costs(Rate usual, Map<NodeId, Rate> nodes) {

    public static final Costs FREE = new Costs(Rate.FREE, Map.of());

    public Costs {
        nodes = Map.copyOf(nodes);
    }

    /**
     * @param perPackage for each order the node sends something of
     * @param perKm of that package's way to the destination, as the crow flies
     * @param perUnit for each unit picked
     */
    public record Rate(double perPackage, double perKm, double perUnit) {

        static final Rate FREE = new Rate(0, 0, 0);

        private static final double LIMIT = 1_000_000;

        public Rate {
            if (!(isCost(perPackage) && isCost(perKm) && isCost(perUnit))) {
                throw new IllegalArgumentException("costs are 0 to 1,000,000 minor units");
            }
        }

        private static boolean isCost(double cost) {
            return cost >= 0 && cost <= LIMIT;
        }
    }

    /** Of one package; where nobody knows the distance, as if there were none. */
    double ofPackage(NodeId node, @Nullable Double km) {
        Rate rate = rate(node);
        return rate.perPackage + (km == null ? 0 : rate.perKm * km);
    }

    double ofUnit(NodeId node) {
        return rate(node).perUnit;
    }

    private Rate rate(NodeId node) {
        return Objects.requireNonNullElse(nodes.get(node), usual);
    }
}
