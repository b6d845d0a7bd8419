/** Where customers go on in another channel: how many, after how long, who is lost on the way and who asks again. */
@NullMarked
package io.continuo.journey.handoff;

import org.jspecify.annotations.NullMarked;
