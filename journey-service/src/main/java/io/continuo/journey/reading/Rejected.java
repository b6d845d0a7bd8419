package io.continuo.journey.reading;

/** Why a question cannot be answered, for reasons of the caller's. */
enum Rejected {
    /** Neither the identity map nor any touchpoint knows this customer. */
    UNKNOWN_CUSTOMER,
    /** No journey has a purchase of this order id. */
    UNKNOWN_PURCHASE
}
