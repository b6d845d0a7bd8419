/** Who is asked what: invitations to surveys, which respect permission and a time of rest. */
@NullMarked
package io.continuo.interaction.invitations;

import org.jspecify.annotations.NullMarked;
