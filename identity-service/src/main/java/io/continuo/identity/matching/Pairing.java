package io.continuo.identity.matching;

import java.util.Map;

/**
 * Two records that may be of one person.
 *
 * @param one the one with the smaller id
 * @param doubtful whether they contradict each other in a way that only a person can judge
 */
record Pairing(MatchRecord one, MatchRecord other, Score score, boolean doubtful) {

    static Pairing of(MatchRecord left, MatchRecord right, Scoring scoring) {
        boolean ordered = left.id() < right.id();
        MatchRecord one = ordered ? left : right;
        MatchRecord other = ordered ? right : left;
        Comparison comparison = Comparing.compare(one.person(), other.person());
        return new Pairing(one, other, scoring.score(comparison), Caution.isDoubtful(comparison));
    }

    double probability() {
        return score.probability();
    }

    boolean concerns(long record) {
        return one.id() == record || other.id() == record;
    }

    Map<String, Double> weights() {
        return score.explained();
    }
}
