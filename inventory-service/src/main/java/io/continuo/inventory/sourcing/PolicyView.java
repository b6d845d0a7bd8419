package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * A sourcing policy as answers show it, everything it leaves open filled in.
 *
 * @param version 0 where nobody put one
 */
record PolicyView(
        ChannelId channel,
        Strategy strategy,
        SplitBody split,
        PolicyBody.CostsBody costs,
        PolicyBody.@Nullable LastUnitBody lastUnit,
        Policy.Rejection onRejection,
        long version) {

    static PolicyView from(Policies.Versioned versioned) {
        Policy policy = versioned.policy();
        return new PolicyView(
                versioned.channel(),
                policy.strategy(),
                SplitBody.from(policy.split()),
                PolicyBody.CostsBody.from(policy.costs()),
                policy.lastUnit() == null ? null : PolicyBody.LastUnitBody.from(policy.lastUnit()),
                policy.onRejection(),
                versioned.version());
    }
}
