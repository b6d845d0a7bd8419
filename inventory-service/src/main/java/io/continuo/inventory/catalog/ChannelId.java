package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A sales channel as this deployment configured it: not only the contact channels of the public contract.
 *
 * @param value 1 to 64 letters, digits and {@code . _ : -}
 */
public record ChannelId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelId {
        Ids.check("a channel id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
