/** Whether somebody may be contacted, answered from this service's own copy of what customers decided and wish. */
@NullMarked
package io.continuo.interaction.permission;

import org.jspecify.annotations.NullMarked;
