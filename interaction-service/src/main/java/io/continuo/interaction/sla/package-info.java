/** What customers are owed in which time, counted in business hours: pure, without cases or a clock of its own. */
@NullMarked
package io.continuo.interaction.sla;

import org.jspecify.annotations.NullMarked;
