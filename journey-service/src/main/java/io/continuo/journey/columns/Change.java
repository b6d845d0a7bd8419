package io.continuo.journey.columns;

/**
 * What became of a customer since the block was written.
 *
 * @param place the customer's number in the block; {@link Directory#NOWHERE} when they are new
 * @param whole whether the run is all there is; otherwise it comes to what the block holds
 */
record Change(int place, boolean whole, Run run) {}
