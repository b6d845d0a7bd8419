/** "Not interested", told in any channel: recognised as it comes in, and told on as a decision about contact. */
@NullMarked
package io.continuo.interaction.optout;

import org.jspecify.annotations.NullMarked;
