/** This service's part of erasures and exports: counts the parts of an erasure, answers for it, and hands out journeys. */
@NullMarked
package io.continuo.journey.privacy;

import org.jspecify.annotations.NullMarked;
