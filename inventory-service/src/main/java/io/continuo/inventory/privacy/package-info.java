/** This service's part of erasures and exports: reservations and promises stay, without the person they were for. */
@NullMarked
package io.continuo.inventory.privacy;

import org.jspecify.annotations.NullMarked;
