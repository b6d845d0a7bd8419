package io.continuo.gateway.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final List<String> MERGED = List.of("c1", "c 2", "c3");

    @Test
    void reservationsAreAskedForByEveryIdTheCustomerHad() {
        assertThat(Question.RESERVATIONS.uri(MERGED))
                .isEqualTo("/api/inventory/reservations?customer=c1&customer=c%202&customer=c3");
    }

    @Test
    void everyOtherPartFollowsMergesByItself() {
        assertThat(Question.CASES.uri(MERGED)).isEqualTo("/api/cases?state=open&customer=c1");
    }

    @Test
    void noMoreIdsAreNamedThanAreTaken() {
        String uri = Question.RESERVATIONS.uri(Collections.nCopies(80, "c"));

        assertThat(uri.split("customer=", -1)).hasSize(51);
    }
}
