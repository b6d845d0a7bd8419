/** MongoDB: its collections and what is kept how long, and the events that documents carry until they are sent. */
@NullMarked
package io.continuo.interaction.store;

import org.jspecify.annotations.NullMarked;
