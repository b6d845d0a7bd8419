package io.continuo.gateway.routing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the route of a request. A literal segment wins over a parameter, from left to right. */
@Singleton
public class RouteTable {

    private final Map<Integer, List<Route>> bySize;

    @Inject
    RouteTable(RoutesConfig config) {
        this(config.services().entrySet().stream()
                .flatMap(service -> service.getValue().table().stream().map(row -> new Route(service.getKey(), row)))
                .toList());
    }

    RouteTable(List<Route> routes) {
        Map<Integer, List<Route>> sized = new HashMap<>(routes.stream()
                .collect(Collectors.groupingBy(route -> route.row().segments().size())));
        sized.replaceAll((size, same) -> same.stream().sorted(BY_LITERALS).toList());
        this.bySize = Map.copyOf(sized);
    }

    public Match match(String method, List<String> path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        TreeSet<String> others = new TreeSet<>();
        for (Route route : bySize.getOrDefault(path.size(), List.of())) {
            if (route.row().matches(path)) {
                if (route.row().method().equals(asked)) {
                    return new Match.Found(route);
                }
                others.add(route.row().method());
            }
        }
        return others.isEmpty() ? new Match.Unknown() : new Match.OtherMethods(others);
    }

    public List<Route> routes() {
        return bySize.values().stream().flatMap(List::stream).toList();
    }

    private static final Comparator<Route> BY_LITERALS = Comparator.comparing(route -> shape(route.row()));

    /** A word in which a literal sorts before a parameter. */
    private static String shape(Row row) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < row.segments().size(); i++) {
            shape.append(row.isParameter(i) ? 'p' : 'l');
        }
        return shape.toString();
    }
}
