package io.continuo.interaction.ingestion;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.interaction.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom a CloudEvent is about: {@code identifiers} in its data, extension attributes named after identifier types without
 * the underscore ({@code userid}, {@code loyaltycard}, …), and a subject of the form {@code type:value}.
 */
final class CloudEventIdentifiers {

    /** An attribute's name has no underscore. */
    private static final Map<String, IdentifierType> BY_ATTRIBUTE = Stream.of(
                    IdentifierType.USER_ID,
                    IdentifierType.LOYALTY_CARD,
                    IdentifierType.CRM_ID,
                    IdentifierType.EMAIL,
                    IdentifierType.PHONE,
                    IdentifierType.WHATSAPP,
                    IdentifierType.MARKETPLACE_ID,
                    IdentifierType.FACEBOOK,
                    IdentifierType.INSTAGRAM,
                    IdentifierType.ANONYMOUS_ID,
                    IdentifierType.DEVICE_ID)
            .collect(Collectors.toMap(type -> type.name().replace("_", ""), Function.identity()));

    private static final int SUBJECT = 1_000;

    private CloudEventIdentifiers() {}

    /** At least one, or an error. */
    static List<Identifier> of(CloudEvent event, Fields fields) {
        int before = fields.errors().size();
        List<Identifier> found = new ArrayList<>();
        if (event.data().isObject()) {
            found.addAll(NativeIdentifiers.of(fields.nested("data")));
        }
        BY_ATTRIBUTE.forEach((attribute, type) -> {
            if (event.extensions().containsKey(attribute)) {
                fields.identifier(attribute, type).ifPresent(found::add);
            }
        });
        event.subject().flatMap(CloudEventIdentifiers::ofSubject).ifPresent(found::add);
        if (found.isEmpty() && fields.errors().size() == before) {
            fields.wrong("data/identifiers", "the data, the subject or an extension attribute must name somebody");
        }
        return found;
    }

    /** Of an event that may be no CloudEvent: what of it reads like an identifier. */
    static List<Identifier> readable(Fields event) {
        List<Identifier> found = new ArrayList<>(NativeIdentifiers.of(event.nested("data")));
        BY_ATTRIBUTE.forEach(
                (attribute, type) -> event.identifier(attribute, type).ifPresent(found::add));
        event.text("subject", SUBJECT).flatMap(CloudEventIdentifiers::ofSubject).ifPresent(found::add);
        return found;
    }

    static boolean isNamed(String attribute) {
        return BY_ATTRIBUTE.containsKey(attribute);
    }

    /** Empty where the subject is something else, which it may well be. */
    static Optional<Identifier> ofSubject(String subject) {
        int colon = subject.indexOf(':');
        IdentifierType type = new IdentifierType(colon < 1 ? "" : subject.substring(0, colon));
        if (!type.isValid() || type.isInternal()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Identifier.parse(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
