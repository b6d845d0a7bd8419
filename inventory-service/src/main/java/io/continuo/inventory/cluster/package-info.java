/** The processes of this service that live, and how whoever routes to them learns of it. */
@NullMarked
package io.continuo.inventory.cluster;

import org.jspecify.annotations.NullMarked;
