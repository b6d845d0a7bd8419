package io.continuo.interaction.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.permission.ContactRules;
import io.continuo.interaction.permission.Permissions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds touchpoints of the type {@code Message Sent}, by which other systems say what they send, against the same rules.
 * All identifiers of a message count: a denial that is known by any of them holds. Without a property {@code purpose} such a message is taken for marketing.
 */
@ApplicationScoped
public class SentElsewhere {

    private static final String MARKETING = "marketing";

    /** People whose rules are read at the same time. */
    private static final int AT_ONCE = 16;

    private final Permissions permissions;
    private final OutboundGate gate;
    private final InstantSource clock;

    SentElsewhere(Permissions permissions, OutboundGate gate, InstantSource clock) {
        this.permissions = permissions;
        this.gate = gate;
        this.clock = clock;
    }

    /** Whether it is for this class to decide. */
    public static boolean isMessage(TouchpointRecorded touchpoint) {
        return touchpoint.type().equals(Message.TYPE);
    }

    /** Those that may not be recorded, by touchpoint id. */
    public Uni<Map<String, Passage.Barred>> barred(List<TouchpointRecorded> messages) {
        Instant now = clock.instant();
        return rulesOf(messages.stream()
                        .flatMap(message -> message.identifiers().stream())
                        .collect(Collectors.toUnmodifiableSet()))
                .map(rules -> {
                    Map<String, Passage.Barred> barred = new HashMap<>();
                    for (TouchpointRecorded message : messages) {
                        if (passage(message, rules, now) instanceof Passage.Barred no) {
                            barred.put(message.id(), no);
                        }
                    }
                    return barred;
                });
    }

    private Uni<Map<Identifier, ContactRules>> rulesOf(Collection<Identifier> people) {
        return Multi.createFrom()
                .iterable(people)
                .onItem()
                .transformToUni(person -> permissions.rulesOf(person).map(rules -> Map.entry(person, rules)))
                .merge(AT_ONCE)
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Passage passage(TouchpointRecorded message, Map<Identifier, ContactRules> rules, Instant now) {
        String purpose = purpose(message.properties().get("purpose"));
        List<ContactRules> told = message.identifiers().stream()
                .map(identifier -> Objects.requireNonNull(rules.get(identifier)))
                .toList();
        return strictest(told, its -> gate.pass(its, message.channel(), purpose, now));
    }

    /** Those whom somebody knows decide, and one no is enough; of nobody but strangers the first. */
    static Passage strictest(List<ContactRules> told, Function<ContactRules, Passage> passing) {
        List<ContactRules> known =
                told.stream().filter(ContactRules::isOfSomebody).toList();
        List<Passage> passages =
                (known.isEmpty() ? told : known).stream().map(passing).toList();
        return passages.stream()
                .filter(Passage.Barred.class::isInstance)
                .findFirst()
                .orElseGet(passages::getFirst);
    }

    /** A property is a value of JSON while it comes in, and a plain one afterwards. */
    private static String purpose(@Nullable Object said) {
        return switch (said) {
            case String text -> text;
            case JsonNode json when json.isTextual() -> json.textValue();
            case null, default -> MARKETING;
        };
    }
}
