package io.continuo.identity.graph;

import io.continuo.events.CustomerId;

/** Why a merge or its undoing was refused; nothing was written then. */
public sealed interface Rejected {

    record UnknownCustomer(CustomerId customer) implements Rejected {}

    /** Erased: nothing can be merged with it, and no merge of it undone. */
    record ErasedCustomer(CustomerId customer) implements Rejected {}

    /** The two are one already. */
    record SameCustomer(CustomerId customer) implements Rejected {}

    /** A decision never to link them stands. */
    record NeverLinked() implements Rejected {}

    record UnknownMerge(MergeId merge) implements Rejected {}

    record AlreadyUndone(MergeId merge) implements Rejected {}
}
