/** The only public door of the suite: it routes, checks tokens, scopes and write keys, and composes reads. */
@NullMarked
package io.continuo.gateway;

import org.jspecify.annotations.NullMarked;
