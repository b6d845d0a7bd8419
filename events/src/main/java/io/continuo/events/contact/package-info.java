/**
 * Whether somebody may be contacted: one pure rule for the service that records decisions and for those that follow them.
 */
@NullMarked
package io.continuo.events.contact;

import org.jspecify.annotations.NullMarked;
