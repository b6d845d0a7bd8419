/** What was spent on channels, campaigns and sources, as imports of companies say: kept in versions, like other settings. */
@NullMarked
package io.continuo.journey.spend;

import org.jspecify.annotations.NullMarked;
