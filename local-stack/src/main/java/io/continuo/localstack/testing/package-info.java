/** One stack for all test JVMs of a Maven run, and what a test takes from it: a database, a topic prefix, a token. */
@NullMarked
package io.continuo.localstack.testing;

import org.jspecify.annotations.NullMarked;
