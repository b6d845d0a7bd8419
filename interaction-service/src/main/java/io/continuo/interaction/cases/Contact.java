package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import java.time.Instant;

/**
 * One moment of a case: where, by whom and when.
 *
 * @param by the user or client that told Continuo
 */
record Contact(Channel channel, String by, Instant at) {}
