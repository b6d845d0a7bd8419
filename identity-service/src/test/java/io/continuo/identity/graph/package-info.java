/** The rules of the graph, one class each, without a database. */
@NullMarked
package io.continuo.identity.graph;

import org.jspecify.annotations.NullMarked;
