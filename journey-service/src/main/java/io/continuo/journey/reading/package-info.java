/** Answers questions about journeys over HTTP. */
@NullMarked
package io.continuo.journey.reading;

import org.jspecify.annotations.NullMarked;
