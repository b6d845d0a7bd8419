package io.continuo.identity.matching;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.identity.Caller;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Requests;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.Rejected;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/match-reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match reviews")
class MatchReviewResource {

    static final int LONGEST_REASON = 1000;

    /** The one character that PostgreSQL's text does not take. */
    static final String NO_NUL = "[^\\x00]*";

    private final MatchReviews reviews;
    private final Reviewing reviewing;
    private final Transactions transactions;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;

    MatchReviewResource(
            MatchReviews reviews,
            Reviewing reviewing,
            Transactions transactions,
            Requests requests,
            IdempotencyKeys keys,
            Caller caller) {
        this.reviews = reviews;
        this.reviewing = reviewing;
        this.transactions = transactions;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
    }

    /** What a steward may say. */
    enum Verdict {
        @JsonProperty("accept")
        ACCEPT,
        @JsonProperty("reject")
        REJECT
    }

    /**
     * Whether the two are one person.
     *
     * @param neverLink of a rejection: whether nothing else may link the two either; true where absent
     */
    record AnswerRequest(
            @NotNull Verdict decision,

            @NotBlank @Size(max = LONGEST_REASON) @Pattern(regexp = NO_NUL)
            String reason,

            @Nullable Boolean neverLink) {}

    @GET
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "List pairs of records that may be of one person",
            description = "The likeliest first. Open ones whose customers have become one otherwise are not listed.")
    public Uni<Page<MatchReview>> list(@QueryParam("state") @Nullable String state, @BeanParam @Valid Paging paging) {
        MatchReview.State wanted = state(state);
        Optional<MatchReviews.After> after = paging.after(
                2,
                cursor -> new MatchReviews.After(
                        Double.parseDouble(cursor.parts().getFirst()),
                        UUID.fromString(cursor.parts().getLast())));
        return transactions
                .read(client -> reviews.list(client, wanted, after, paging.fetch()))
                .map(found -> Page.of(
                        found, paging, review -> Cursor.of(review.score(), review.reviewId()), review -> review));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "Decide whether two records are of one person",
            description =
                    "Accepting merges their customers, which can be undone as any merge. A rejection is remembered.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MatchReview.class)))
    @APIResponse(responseCode = "404", description = "The review is unknown")
    @APIResponse(responseCode = "409", description = "It was decided before, or the two cannot be merged")
    public Uni<Response> answer(@PathParam("id") String id, @Valid AnswerRequest body, @Context UriInfo uri) {
        UUID review = Nodes.parse(id).orElseThrow(MatchReviewResource::unknown);
        Answer answer = new Answer(
                body.decision() == Verdict.ACCEPT,
                body.reason(),
                !Boolean.FALSE.equals(body.neverLink()),
                caller.name());
        return requests.once(
                keys.optional(body),
                tx -> reviewing.answer(tx, review, answer).map(result -> switch (result) {
                    case Reviewing.Result.Done(var decided) -> requests.answer(decided);
                    case Reviewing.Result.Unknown() -> requests.refuse(unknown(), uri.getPath());
                    case Reviewing.Result.Decided(var state) -> requests.refuse(decided(state), uri.getPath());
                    case Reviewing.Result.Refused(var why) -> requests.refuse(refused(why), uri.getPath());
                }));
    }

    private static MatchReview.State state(@Nullable String text) {
        try {
            return text == null ? MatchReview.State.OPEN : MatchReview.State.of(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("/state", e.getMessage());
        }
    }

    private static HttpProblem unknown() {
        return Problems.of(IdentityProblem.UNKNOWN_REVIEW, "No match review has this id.");
    }

    private static HttpProblem decided(MatchReview.State state) {
        return Problems.of(
                IdentityProblem.REVIEW_DECIDED, "Somebody decided this review before.", Map.of("state", state));
    }

    private static HttpProblem refused(Rejected why) {
        return switch (why) {
            case Rejected.SameCustomer(var customer) ->
                Problems.of(
                        IdentityProblem.SAME_CUSTOMER,
                        "The two are this one customer already.",
                        Map.of("customerId", customer));
            case Rejected.NeverLinked() ->
                Problems.of(
                        IdentityProblem.NEVER_LINK,
                        "It was decided that these are two people; that decision has to be lifted first.");
            case Rejected.ErasedCustomer(var customer) ->
                Problems.of(
                        IdentityProblem.CUSTOMER_ERASED, "One of the two was erased.", Map.of("customerId", customer));
            case Rejected.UnknownCustomer(var customer) ->
                Problems.of(
                        IdentityProblem.UNKNOWN_CUSTOMER,
                        "One of the two is not there any more.",
                        Map.of("customerId", customer));
            case Rejected.UnknownMerge(var merge) -> throw new IllegalStateException("nothing is undone here");
            case Rejected.AlreadyUndone(var merge) -> throw new IllegalStateException("nothing is undone here");
        };
    }
}
