package io.continuo.interaction.outbound;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.permission.Permissions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds touchpoints of the type {@code Message Sent}, by which other systems say what they send, against the same rules.
 * Without a property {@code purpose} such a message is taken for marketing.
 */
@ApplicationScoped
public class SentElsewhere {

    private static final String MARKETING = "marketing";

    private final Permissions permissions;
    private final OutboundGate gate;
    private final InstantSource clock;

    SentElsewhere(Permissions permissions, OutboundGate gate, InstantSource clock) {
        this.permissions = permissions;
        this.gate = gate;
        this.clock = clock;
    }

    /** Those that may not be recorded, by touchpoint id. */
    public Uni<Map<String, Passage.Barred>> barred(List<TouchpointRecorded> touchpoints) {
        List<TouchpointRecorded> messages = touchpoints.stream()
                .filter(touchpoint -> touchpoint.type().equals(Message.TYPE))
                .toList();
        if (messages.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<String, Passage.Barred> barred = new HashMap<>();
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUniAndConcatenate(message -> passage(message).invoke(passage -> {
                    if (passage instanceof Passage.Barred no) {
                        barred.put(message.id(), no);
                    }
                }))
                .collect()
                .last()
                .replaceWith(barred);
    }

    private Uni<Passage> passage(TouchpointRecorded message) {
        String purpose = message.properties().get("purpose") instanceof String said ? said : MARKETING;
        return permissions
                .rulesOf(message.strongest())
                .map(rules -> gate.pass(rules, message.channel(), purpose, clock.instant()));
    }
}
