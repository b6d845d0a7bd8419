/** CloudEvents 1.0 as they come over HTTP: read and checked, before anybody asks what they mean. */
@NullMarked
package io.continuo.interaction.cloudevents;

import org.jspecify.annotations.NullMarked;
