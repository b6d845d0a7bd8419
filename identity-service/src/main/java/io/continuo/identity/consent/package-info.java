/** What customers decided about being contacted, with proof, and whether somebody may be contacted now. */
@NullMarked
package io.continuo.identity.consent;

import org.jspecify.annotations.NullMarked;
