package io.continuo.inventory.availability;

import io.continuo.http.Problems;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query of an availability request. */
record SearchParameters(
        @Parameter(description = "SKUs, repeated or separated by commas, at most 100") @QueryParam("sku")
        List<String> sku,

        @Parameter(description = "the only node of interest") @QueryParam("node") @Nullable
        NodeId node,

        @Parameter(description = "nodes named for each SKU, 0 to 1000; 50 when absent")
        @QueryParam("mostNodes")
        @Nullable
        String mostNodes,

        @Parameter(description = "where the customer is: lat,lon") @QueryParam("near") @Nullable
        String near,

        @Parameter(description = "how far they would go from there, in km") @QueryParam("radiusKm") @Nullable
        String radiusKm,

        @Parameter(description = "nearest (default) or farthest first; only with near") @QueryParam("order") @Nullable
        String order,

        @Parameter(description = "true for nodes where they can fetch it") @QueryParam("pickup") @Nullable
        String pickup,

        @Parameter(description = "pickup for nodes where they can fetch it, ship for nodes that ship orders")
        @QueryParam("fulfilment")
        @Nullable
        String fulfilment) {

    private static final int MOST_SKUS = 100;
    private static final int SOME_NODES = 50;
    private static final int MOST_NODES = 1000;
    private static final double HALF_THE_EARTH = 20_040;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    SequencedSet<Sku> skus() {
        SequencedSet<Sku> skus = new LinkedHashSet<>();
        for (String value : names()) {
            try {
                skus.add(new Sku(value));
            } catch (IllegalArgumentException e) {
                throw Problems.invalid("/sku", String.valueOf(e.getMessage()));
            }
        }
        if (skus.isEmpty() || skus.size() > MOST_SKUS) {
            throw Problems.invalid("/sku", "1 to " + MOST_SKUS + " SKUs");
        }
        return skus;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    Search search() {
        Place place = near == null ? null : place(near);
        Double radius = radiusKm == null ? null : radius(radiusKm);
        if (place == null && (radius != null || order != null)) {
            throw Problems.invalid("/near", "required with radiusKm and order");
        }
        int most = mostNodes == null ? SOME_NODES : nodes(mostNodes);
        boolean toFetch = pickupOnly();
        return new Search(node, place, radius, farthestFirst(), toFetch || isAsked("pickup"), isAsked("ship"), most);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        sku.forEach(value -> names.addAll(List.of(value.split(",", -1))));
        return names;
    }

    private boolean isAsked(String how) {
        return switch (fulfilment) {
            case null -> false;
            case "ship", "pickup" -> fulfilment.equals(how);
            default -> throw Problems.invalid("/fulfilment", "ship or pickup");
        };
    }

    private boolean pickupOnly() {
        return switch (pickup) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.invalid("/pickup", "true or false");
        };
    }

    private boolean farthestFirst() {
        return switch (order) {
            case null -> false;
            case "nearest" -> false;
            case "farthest" -> true;
            default -> throw Problems.invalid("/order", "nearest or farthest");
        };
    }

    private static Place place(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Place(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for the wrong number of parts.
        }
        throw Problems.invalid("/near", "lat,lon such as 40.4203,-3.7058");
    }

    private static int nodes(String text) {
        try {
            int most = Integer.parseInt(text);
            if (most >= 0 && most <= MOST_NODES) {
                return most;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw Problems.invalid("/mostNodes", "0 to " + MOST_NODES);
    }

    private static Double radius(String text) {
        try {
            double radius = Double.parseDouble(text);
            if (radius > 0 && radius <= HALF_THE_EARTH) {
                return radius;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw Problems.invalid("/radiusKm", "a number above 0, at most 20040");
    }
}
