@NullMarked
package io.continuo.localstack;

import org.jspecify.annotations.NullMarked;
