/** What happened with a customer, newest first, as buckets per identifier in MongoDB. */
@NullMarked
package io.continuo.interaction.timeline;

import org.jspecify.annotations.NullMarked;
