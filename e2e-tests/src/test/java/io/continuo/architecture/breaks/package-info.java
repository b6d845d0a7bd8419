/** Classes that break the rules, so that the rules are known to bite. */
@NullMarked
package io.continuo.architecture.breaks;

import org.jspecify.annotations.NullMarked;
