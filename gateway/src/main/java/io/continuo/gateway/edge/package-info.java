/** What holds for every request: its id, its access log line, its metrics. */
@NullMarked
package io.continuo.gateway.edge;

import org.jspecify.annotations.NullMarked;
