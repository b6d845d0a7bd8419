package io.continuo.inventory.stock;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What moved stock. Quantities are above zero, except where a constant says otherwise. */
public enum MovementType {
    @JsonProperty("receive")
    RECEIVE(Cause.Kind.RECEIVE),
    /** Corrects what is on hand by a signed quantity: a fact, recorded even where more was promised. */
    @JsonProperty("adjust")
    ADJUST(Cause.Kind.ADJUST),
    /** Sets what is on hand to what was counted, zero or more: a fact as well. */
    @JsonProperty("count")
    COUNT(Cause.Kind.COUNT),
    @JsonProperty("transfer_out")
    TRANSFER_OUT(Cause.Kind.TRANSFER_OUT),
    @JsonProperty("transfer_in")
    TRANSFER_IN(Cause.Kind.TRANSFER_IN),
    @JsonProperty("sale")
    SALE(Cause.Kind.SALE),
    @JsonProperty("return")
    RETURN(Cause.Kind.RETURN),
    @JsonProperty("write_off")
    WRITE_OFF(Cause.Kind.WRITE_OFF),
    @JsonProperty("block")
    BLOCK(Cause.Kind.BLOCK),
    @JsonProperty("unblock")
    UNBLOCK(Cause.Kind.UNBLOCK);

    private final Cause.Kind cause;

    MovementType(Cause.Kind cause) {
        this.cause = cause;
    }

    Cause.Kind cause() {
        return cause;
    }

    boolean isTransfer() {
        return this == TRANSFER_OUT || this == TRANSFER_IN;
    }
}
