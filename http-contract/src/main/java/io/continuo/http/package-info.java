/** What every HTTP service answers alike: problems, pages, idempotency keys, entity tags and the settings behind them. */
@NullMarked
package io.continuo.http;

import org.jspecify.annotations.NullMarked;
