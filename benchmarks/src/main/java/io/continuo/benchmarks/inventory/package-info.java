/** How fast stock is sold and shown, each with a baseline on the same PostgreSQL beside it. */
@NullMarked
package io.continuo.benchmarks.inventory;

import org.jspecify.annotations.NullMarked;
