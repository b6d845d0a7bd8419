package io.continuo.identity.household;

import io.continuo.events.CustomerId;
import java.time.Instant;

/**
 * A part somebody plays.
 *
 * @param source who said so
 * @param since when it was said first
 */
record RoleView(CustomerId customerId, String kind, String subject, String role, String source, Instant since) {

    static RoleView from(Roles.Played played) {
        return new RoleView(
                played.customer(),
                played.subject().kind(),
                played.subject().id(),
                played.role(),
                played.source(),
                played.at());
    }
}
