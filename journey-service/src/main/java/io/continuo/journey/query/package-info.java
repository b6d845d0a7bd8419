/**
 * What questions over all journeys have in common: conditions, dimensions, durations, and how they are answered.
 *
 * <p>A new question is a record that implements {@link io.continuo.journey.query.Question} (count a partition's snapshot, read
 * what another instance counted), its counts are a {@link io.continuo.journey.query.Partial} (plus, write), and a bean makes
 * its {@link io.continuo.journey.query.QuestionKind} known. The resource asks {@link io.continuo.journey.query.Answerer} and
 * shows the counts with their {@link io.continuo.journey.query.Basis}. Tests ask by {@code Travelled.count}, which sends
 * question and counts around once.
 */
@NullMarked
package io.continuo.journey.query;

import org.jspecify.annotations.NullMarked;
