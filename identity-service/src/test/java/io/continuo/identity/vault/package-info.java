@NullMarked
package io.continuo.identity.vault;

import org.jspecify.annotations.NullMarked;
