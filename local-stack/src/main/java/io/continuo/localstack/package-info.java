/**
 * The servers Continuo needs, and its own services, as child processes of one supervisor on one machine, without
 * containers.
 */
@NullMarked
package io.continuo.localstack;

import org.jspecify.annotations.NullMarked;
