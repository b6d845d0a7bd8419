package io.continuo.inventory.promise;

import io.continuo.inventory.stock.Cause;
import org.jspecify.annotations.Nullable;

/** Causes that refer to the order of a promise. */
final class PromiseCauses {

    private PromiseCauses() {}

    static Cause of(Cause.Kind kind, Promise promise, @Nullable String reason, String actor) {
        return Cause.of(kind, Cause.Reference.Type.ORDER, promise.order().orderId(), reason, actor);
    }
}
