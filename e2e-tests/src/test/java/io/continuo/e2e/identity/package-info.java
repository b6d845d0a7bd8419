/** The identity graph under everything that goes wrong: two instances at once, random sequences, kill -9. */
@NullMarked
package io.continuo.e2e.identity;

import org.jspecify.annotations.NullMarked;
