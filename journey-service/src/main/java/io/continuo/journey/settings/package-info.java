/** What people decide for this service: kept on the broker in versions, read by every instance, the same everywhere. */
@NullMarked
package io.continuo.journey.settings;

import org.jspecify.annotations.NullMarked;
