package io.continuo.inventory;

import io.continuo.http.ProblemType;

/** The refusals only this service gives; docs/problems.md explains each. */
enum InventoryProblem implements ProblemType {
    UNKNOWN_SKU("unknown-sku", 404, "The SKU is not known"),
    UNKNOWN_NODE("unknown-node", 404, "The node is not known"),
    UNKNOWN_CHANNEL("unknown-channel", 404, "The sales channel is not known"),
    UNKNOWN_RESERVATION("unknown-reservation", 404, "The reservation is not known"),
    UNKNOWN_PROMISE("unknown-promise", 404, "The promise is not known"),
    UNKNOWN_LISTING("unknown-listing", 404, "Nothing is listed like this"),
    UNKNOWN_COUNT("unknown-count", 404, "The count is not known"),
    UNKNOWN_SUPPLY("unknown-supply", 404, "The supply is not known"),
    UNKNOWN_TRANSFER("unknown-transfer", 404, "Nothing is under way under this reference"),
    UNKNOWN_FINDING("unknown-finding", 404, "The finding is not known"),
    UNKNOWN_SAFETY_RULE("unknown-safety-rule", 404, "The safety stock rule is not known"),
    UNKNOWN_BACKORDER("unknown-backorder", 404, "No back-order limit was set here"),
    INSUFFICIENT_STOCK("insufficient-stock", 409, "There is not enough stock"),
    SPLIT_TOO_FAR("split-too-far", 409, "The order would be split too far"),
    NODE_NOT_IN_CHANNEL("node-not-in-channel", 409, "The sales channel does not sell from this node"),
    NO_KIT("no-kit", 409, "The item cannot be this kit"),
    KIT_HAS_NO_STOCK("kit-has-no-stock", 409, "A kit has no stock of its own"),
    TOO_MANY_RULES("too-many-rules", 409, "There are as many rules as there may be"),
    NOT_BLOCKED("not-blocked", 409, "Less is blocked than is to be unblocked"),
    NOT_IN_TRANSIT("not-in-transit", 409, "Less is on its way than is to arrive"),
    TRANSFER_UNDER_WAY("transfer-under-way", 409, "A transfer under this reference goes to another place"),
    QUANTITY_OUT_OF_RANGE("quantity-out-of-range", 409, "The stock would become larger than can be counted"),
    RESERVATION_NOT_HELD("reservation-not-held", 409, "The reservation is not held any more"),
    PROMISE_EXCEEDED("promise-exceeded", 409, "The promise has less left than asked for"),
    DOCUMENT_CLOSED("document-closed", 409, "This was finished before"),
    NOT_REPAIRABLE("not-repairable", 409, "The finding cannot be repaired by a booking");

    private final String slug;
    private final int status;
    private final String title;

    InventoryProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
