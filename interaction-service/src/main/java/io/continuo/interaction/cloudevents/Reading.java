package io.continuo.interaction.cloudevents;

import io.continuo.http.FieldError;
import java.util.List;

/** What a JSON object turned out to be. */
public sealed interface Reading {

    record Valid(CloudEvent event) implements Reading {}

    /** Not a CloudEvent; at least one error, with pointers into the object. */
    record Invalid(List<FieldError> errors) implements Reading {}
}
