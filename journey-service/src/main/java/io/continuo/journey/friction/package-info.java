/** Where journeys hurt: what makes customers turn in circles, come again, wait or leave; and alerts when it gets worse. */
@NullMarked
package io.continuo.journey.friction;

import org.jspecify.annotations.NullMarked;
