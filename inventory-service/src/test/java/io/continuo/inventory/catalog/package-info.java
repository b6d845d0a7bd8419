/** What planners say, as pure rules. */
@NullMarked
package io.continuo.inventory.catalog;

import org.jspecify.annotations.NullMarked;
