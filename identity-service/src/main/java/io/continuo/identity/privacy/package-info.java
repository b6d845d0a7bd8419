/**
 * People who want their data, or want it forgotten: a request is done here at once, announced to the other services, and
 * complete when each of them has sent its receipt.
 */
@NullMarked
package io.continuo.identity.privacy;

import org.jspecify.annotations.NullMarked;
