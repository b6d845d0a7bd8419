package io.continuo.identity.consent;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.contact.Scope;
import io.continuo.http.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * May this person be contacted?
 *
 * @param customerId an id the customer has or had; this or {@code identifier}
 * @param identifier any identifier, as an object or written {@code type:value}
 */
record ContactQuestion(
        @Nullable CustomerId customerId,
        @Nullable PersonIdentifier identifier,
        @Nullable Channel channel,
        @Nullable String purpose) {

    /** @param place where the question stands in the body */
    List<FieldError> errors(String place) {
        List<FieldError> errors = new ArrayList<>();
        if ((customerId == null) == (identifier == null)) {
            errors.add(new FieldError(place + "/customerId", "either customerId or identifier is required"));
        }
        if (channel == null) {
            errors.add(new FieldError(place + "/channel", "is required"));
        }
        if (purpose == null || !Names.isPurpose(purpose)) {
            errors.add(new FieldError(place + "/purpose", "lower-case letters, digits and _, at most 40 characters"));
        }
        return errors;
    }

    /** Of a question without errors. */
    Identifier person() {
        return customerId != null
                ? Identifier.ofCustomer(customerId)
                : Objects.requireNonNull(identifier).identifier();
    }

    /** Of a question without errors. */
    Scope contact() {
        return new Scope(Objects.requireNonNull(channel).name(), Objects.requireNonNull(purpose));
    }
}
