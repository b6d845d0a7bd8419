/** From which nodes a request is served, and why; pure, and a read that feeds it. */
@NullMarked
package io.continuo.inventory.sourcing;

import org.jspecify.annotations.NullMarked;
