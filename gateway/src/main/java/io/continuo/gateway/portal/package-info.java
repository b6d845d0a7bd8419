/** What runs here, for people: live state and the API documents. */
@NullMarked
package io.continuo.gateway.portal;

import org.jspecify.annotations.NullMarked;
