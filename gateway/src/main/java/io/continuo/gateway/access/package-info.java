/** Who may pass: bearer tokens, scopes and write keys. */
@NullMarked
package io.continuo.gateway.access;

import org.jspecify.annotations.NullMarked;
