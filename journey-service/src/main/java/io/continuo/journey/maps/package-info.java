/** Journey maps: what a company draws, stage by channel, and beside it what really happens there. */
@NullMarked
package io.continuo.journey.maps;

import org.jspecify.annotations.NullMarked;
