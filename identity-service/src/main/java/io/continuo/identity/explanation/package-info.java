/** Why identifiers are one customer: everything the graph knows of it, and the path of evidence between two of them. */
@NullMarked
package io.continuo.identity.explanation;

import org.jspecify.annotations.NullMarked;
