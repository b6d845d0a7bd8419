package io.continuo.inventory.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.inventory.Transactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that is away is no fault of the service, however Hibernate wraps that. */
class TheCatalogueIsAwayTest {

    static Stream<Throwable> outages() {
        ConnectException away = new ConnectException("refused");
        return Stream.of(
                away,
                new CompletionException(away),
                new HibernateException("no session", new CompletionException(away)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whoAsksIsToldToComeBackLater(Throwable outage) {
        assertThatThrownBy(() -> asked(outage))
                .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(503))
                .satisfies(problem -> assertThat(problem.getHeaders()).containsKey("Retry-After"));
    }

    @Test
    void aBugStaysOne() {
        assertThatThrownBy(() -> asked(new HibernateException("mapped wrongly")))
                .isInstanceOf(HibernateException.class);
    }

    private static void asked(Throwable failure) {
        Transactions.reachable(Uni.createFrom().failure(failure)).await().indefinitely();
    }
}
