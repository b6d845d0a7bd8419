/** What customers answer to surveys. */
@NullMarked
package io.continuo.interaction.feedback;

import org.jspecify.annotations.NullMarked;
