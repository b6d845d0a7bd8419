package io.continuo.interaction.ingestion;

import static io.continuo.events.IdentifierType.ANONYMOUS_ID;
import static io.continuo.events.IdentifierType.CUSTOMER_ID;
import static io.continuo.events.IdentifierType.DEVICE_ID;
import static io.continuo.events.IdentifierType.EMAIL;
import static io.continuo.events.IdentifierType.PHONE;
import static io.continuo.events.IdentifierType.USER_ID;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every identifier an event of the tracking API carries. */
final class TrackingIdentifiers {

    private static final int MAX_EXTERNAL = 20;
    private static final int MERGED = 2;
    private static final int MIN_DIGITS = 5;

    private TrackingIdentifiers() {}

    static List<Identifier> of(Fields event) {
        List<Identifier> found = new ArrayList<>();
        Fields context = event.nested("context");
        event.identifier("userId", USER_ID).ifPresent(found::add);
        event.identifier("anonymousId", ANONYMOUS_ID).ifPresent(found::add);
        context.nested("device").identifier("id", DEVICE_ID).ifPresent(found::add);
        ofTraits(event.nested("traits"), found);
        ofTraits(context.nested("traits"), found);
        // The two spellings of Segment and RudderStack.
        context.each("externalIds", MAX_EXTERNAL, external -> ofExternal(external, found));
        context.each("externalId", MAX_EXTERNAL, external -> ofExternal(external, found));
        return found;
    }

    /**
     * The two of a merge. Where both are of one type, such as two e-mail addresses, it is a claim like an alias: recorded,
     * not believed, and only the first one binds it.
     */
    static List<Identifier> ofMerge(Fields event) {
        List<Identifier> found = new ArrayList<>();
        event.each("mergeProperties", MERGED, property -> {
            Optional<String> type = property.required("type", 40);
            if (property.required("value", Identifier.MAX_LENGTH).isPresent()) {
                type.flatMap(name ->
                                property.identifier("value", name.equalsIgnoreCase("mobile") ? PHONE : typeOf(name)))
                        .ifPresent(found::add);
            }
        });
        if (found.size() != MERGED && event.errors().isEmpty()) {
            event.wrong("mergeProperties", "two of { type, value } are required");
        }
        boolean alike = found.size() == MERGED
                && found.getFirst().type().equals(found.getLast().type());
        return alike ? List.of(found.getFirst()) : found;
    }

    /** A form's "none" or "-" must not become something two people share, nor cost what happened. */
    private static void ofTraits(Fields traits, List<Identifier> found) {
        traits.possible("email", EMAIL)
                .filter(email -> email.value().indexOf('@') > 0)
                .ifPresent(found::add);
        traits.possible("phone", PHONE)
                .filter(phone ->
                        phone.value().chars().filter(Character::isDigit).count() >= MIN_DIGITS)
                .ifPresent(found::add);
    }

    private static void ofExternal(Fields external, List<Identifier> found) {
        external.required("id", Identifier.MAX_LENGTH);
        external.required("type", 40)
                .flatMap(type -> external.identifier("id", typeOf(type)))
                .ifPresent(found::add);
    }

    /** A known type by its name, anything else as a custom one. */
    private static IdentifierType typeOf(String external) {
        String name = external.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        IdentifierType known = new IdentifierType(name);
        if (known.isValid() && !known.equals(CUSTOMER_ID)) {
            return known;
        }
        String custom = "x_" + name;
        return new IdentifierType(custom.substring(0, Math.min(custom.length(), 40)));
    }
}
