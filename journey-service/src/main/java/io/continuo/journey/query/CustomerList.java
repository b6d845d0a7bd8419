package io.continuo.journey.query;

import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the customers behind a figure, by id.
 *
 * @param next leads to the customers after these
 * @param mapVersion the latest version of the identity map in it
 * @param missingPartitions whose customers are not in it; ask again for all
 */
public record CustomerList(
        List<CustomerView> items,
        @Nullable String next,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    /** A customer of the list. */
    public record CustomerView(String customerId) {}

    /**
     * The id after which a page begins; null for the first page.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when the cursor is broken
     */
    public static @Nullable String after(Paging paging) {
        return paging.after(1, cursor -> cursor.parts().getFirst()).orElse(null);
    }

    /** The page, of as many as {@link Paging#fetch} asked for. */
    public static CustomerList of(Answered<Chosen> chosen, Paging paging) {
        Page<CustomerView> page = Page.of(chosen.counts().customers(), paging, Cursor::of, CustomerView::new);
        Basis basis = chosen.basis();
        return new CustomerList(page.items(), page.next(), basis.mapVersion(), basis.asOf(), basis.missingPartitions());
    }
}
