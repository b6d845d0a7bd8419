/** Requests with an Idempotency-Key are done once and answered alike. */
@NullMarked
package io.continuo.interaction.requests;

import org.jspecify.annotations.NullMarked;
