@NullMarked
package io.continuo.http;

import org.jspecify.annotations.NullMarked;
