/** Rules over the whole code base, and the proof that each can fail. */
@NullMarked
package io.continuo.architecture;

import org.jspecify.annotations.NullMarked;
