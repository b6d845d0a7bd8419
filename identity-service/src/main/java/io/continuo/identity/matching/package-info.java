/**
 * Records of people that share no identifier and still are one person: compared field by field, scored, and linked or
 * put before a steward.
 */
@NullMarked
package io.continuo.identity.matching;

import org.jspecify.annotations.NullMarked;
