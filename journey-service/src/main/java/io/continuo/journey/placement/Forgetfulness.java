package io.continuo.journey.placement;

import io.continuo.events.LogSettings;
import io.continuo.events.SubjectHash;
import io.micrometer.core.instrument.Counter;

/**
 * What step one needs for erasing.
 *
 * @param hash by which an erased identifier is recognised
 * @param partitions of the topics between the steps, which are sealed
 * @param dropped counts what came although it was erased
 */
public record Forgetfulness(SubjectHash hash, LogSettings log, int partitions, Counter dropped) {}
