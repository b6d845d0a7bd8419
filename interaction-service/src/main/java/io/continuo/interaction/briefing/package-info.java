/** What to know of a customer before talking to them, in one answer. */
@NullMarked
package io.continuo.interaction.briefing;

import org.jspecify.annotations.NullMarked;
