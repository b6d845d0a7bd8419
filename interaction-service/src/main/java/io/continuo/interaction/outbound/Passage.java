package io.continuo.interaction.outbound;

import io.continuo.events.Channel;
import io.continuo.http.Problems;
import io.continuo.interaction.InteractionProblem;
import io.continuo.interaction.permission.Permission;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the gate says to a message on its way out. */
public sealed interface Passage {

    Channel channel();

    Permission permission();

    /** It may go, on this channel. */
    record Free(Channel channel, Permission permission) implements Passage {}

    /** It may not; where the caller left the channel open, on none. */
    record Barred(Channel channel, Permission permission) implements Passage {

        /** {@code contact-not-permitted}, with the reasons. */
        public HttpProblem problem() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("channel", channel);
            members.put("reasons", permission.reasons());
            Channel preferred = permission.preferredChannel();
            if (preferred != null) {
                members.put("preferredChannel", preferred);
            }
            return Problems.of(
                    InteractionProblem.CONTACT_NOT_PERMITTED,
                    "Nothing was recorded: " + permission.reasons().getFirst().reason() + ".",
                    members);
        }
    }
}
