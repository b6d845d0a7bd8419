/**
 * What an instance knows by heart of stock and catalogue, and how it keeps up with what any instance commits. The
 * database stays the truth: whoever takes stock asks it, whoever only looks asks here.
 */
@NullMarked
package io.continuo.inventory.live;

import org.jspecify.annotations.NullMarked;
