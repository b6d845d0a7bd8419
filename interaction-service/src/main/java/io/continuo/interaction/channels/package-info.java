/**
 * What systems of other companies tell about a channel: signed webhooks and journals, verified and turned into
 * touchpoints. A new channel is one {@link io.continuo.interaction.channels.ChannelAdapter} and one sample payload.
 */
@NullMarked
package io.continuo.interaction.channels;

import org.jspecify.annotations.NullMarked;
