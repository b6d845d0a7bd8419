package io.continuo.inventory.promise;

import java.util.List;

/**
 * What was done to a promise.
 *
 * @param promise as it is afterwards
 * @param moves what it was done to; not empty
 */
record Progress(Promise promise, List<Move> moves) {

    Progress {
        moves = List.copyOf(moves);
    }
}
