/** This service's part of erasures and exports: its receipt, what is remembered of the erased, and the log's cleaning. */
@NullMarked
package io.continuo.interaction.privacy;

import org.jspecify.annotations.NullMarked;
