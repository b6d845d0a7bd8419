/** Cases: one conversation and one clock, whichever channels it goes through. */
@NullMarked
package io.continuo.interaction.cases;

import org.jspecify.annotations.NullMarked;
