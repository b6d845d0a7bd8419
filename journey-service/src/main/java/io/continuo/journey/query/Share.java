package io.continuo.journey.query;

/**
 * What one partition says.
 *
 * @param stageRules version of the rules that gave the stages
 * @param mapVersion the latest version of the identity map that moved something in it
 */
public record Share<P>(int partition, int stageRules, long mapVersion, P counts) {}
