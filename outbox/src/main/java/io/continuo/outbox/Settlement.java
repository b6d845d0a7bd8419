package io.continuo.outbox;

import io.continuo.events.LogKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a round does with its rows.
 *
 * @param sent leave the table
 * @param parked leave it too, with the reason
 * @param failing topics to leave alone for a while, with the reason
 */
record Settlement(List<Long> sent, Map<Long, String> parked, Map<String, String> failing) {

    private record Lane(String topic, String subject) {}

    /**
     * Behind the first row of a subject that did not get through, nothing of that subject is settled: it is sent again in
     * order, so the last message of a subject is also the last on the topic.
     */
    static Settlement of(List<OutboxRow> rows, List<Delivery> deliveries) {
        Settlement settlement = new Settlement(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        Set<Lane> blocked = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Lane lane =
                    new Lane(rows.get(i).topic(), LogKeys.subjectOf(rows.get(i).key()));
            if (!blocked.contains(lane) && !settlement.settle(rows.get(i), deliveries.get(i))) {
                blocked.add(lane);
            }
        }
        return settlement;
    }

    int settled() {
        return sent.size() + parked.size();
    }

    private boolean settle(OutboxRow row, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Acknowledged() -> sent.add(row.id());
            case Delivery.Refused(String reason) -> {
                parked.put(row.id(), reason);
                yield true;
            }
            case Delivery.Failed(String reason) -> {
                failing.put(row.topic(), reason);
                yield false;
            }
            case Delivery.Abandoned() -> false;
        };
    }
}
