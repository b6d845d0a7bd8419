package io.continuo.interaction.briefing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Channel;
import io.continuo.events.ConsentState;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.QuietHours;
import io.continuo.interaction.permission.ContactRules;
import io.continuo.interaction.permission.Permission;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the customer may be contacted now.
 *
 * @param decisions of the customer, at most 50
 * @param channels those a company writes or calls on by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactView(
        @Nullable Channel preferredChannel,
        @Nullable QuietHours quietHours,
        List<Decided> decisions,
        List<Allowed> channels) {

    private static final int MAX_DECISIONS = 50;
    private static final List<String> PURPOSES = List.of("service", "marketing", "survey");
    private static final List<Channel> CHANNELS = Stream.of(
                    "email", "newsletter", "sms", "whatsapp", "app", "call_center")
            .map(Channel::new)
            .toList();

    record Decided(String channel, String purpose, ConsentState state, String capturedBy, Instant at) {

        static Decided from(ConsentDecision decision) {
            return new Decided(
                    decision.scope().channel(),
                    decision.scope().purpose(),
                    decision.state(),
                    decision.capturedBy(),
                    decision.at());
        }
    }

    record Allowed(Channel channel, String purpose, boolean allowed, List<Permission.Reason> reasons) {}

    static ContactView of(ContactRules rules, Instant now) {
        return new ContactView(
                rules.preferredChannel().orElse(null),
                rules.quietHours().orElse(null),
                rules.decisions().stream()
                        .limit(MAX_DECISIONS)
                        .map(Decided::from)
                        .toList(),
                CHANNELS.stream()
                        .flatMap(channel -> PURPOSES.stream().map(purpose -> allowed(rules, channel, purpose, now)))
                        .toList());
    }

    private static Allowed allowed(ContactRules rules, Channel channel, String purpose, Instant now) {
        Permission permission = rules.on(channel, purpose, now);
        return new Allowed(channel, purpose, permission.allowed(), permission.reasons());
    }
}
