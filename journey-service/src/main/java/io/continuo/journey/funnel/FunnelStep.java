package io.continuo.journey.funnel;

import io.continuo.journey.query.Where;

/**
 * A step of a funnel.
 *
 * @param optional whether an attempt may go on without it
 */
public record FunnelStep(String name, Where where, boolean optional) {

    public static FunnelStep of(String name, Where where) {
        return new FunnelStep(name, where, false);
    }
}
