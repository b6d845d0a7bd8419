/**
 * Customers by the million: a body of lines is staged durably while it comes in, applied by whichever replica is free,
 * and answered with one result per line.
 */
@NullMarked
package io.continuo.identity.imports;

import org.jspecify.annotations.NullMarked;
