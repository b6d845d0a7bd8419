/** Alerts when journeys hurt more than they usually do at that hour of that weekday: by event and by signed webhook. */
@NullMarked
package io.continuo.journey.alert;

import org.jspecify.annotations.NullMarked;
