package io.continuo.interaction.ingestion;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The field {@code identifiers}, in Continuo's own shape: an array of type and value. */
final class NativeIdentifiers {

    private static final int MAX = 50;
    private static final int NAME = 200;
    private static final Set<String> KNOWN = Set.of("type", "value");

    private NativeIdentifiers() {}

    /** Empty where the field is absent. */
    static List<Identifier> of(Fields fields) {
        List<Identifier> identifiers = new ArrayList<>();
        fields.each("identifiers", MAX, one -> identifier(one).ifPresent(identifiers::add));
        return identifiers;
    }

    private static Optional<Identifier> identifier(Fields one) {
        one.only(KNOWN);
        one.required("value", Identifier.MAX_LENGTH);
        Optional<IdentifierType> type = one.required("type", NAME).map(IdentifierType::new);
        if (type.isPresent() && !isForCallers(type.get())) {
            one.wrong("type", "unknown identifier type: use a known one or x_…");
            return Optional.empty();
        }
        return type.flatMap(known -> one.identifier("value", known));
    }

    /** What only services bind by is not evidence of who somebody is. */
    private static boolean isForCallers(IdentifierType type) {
        return type.isValid() && !type.isInternal();
    }
}
