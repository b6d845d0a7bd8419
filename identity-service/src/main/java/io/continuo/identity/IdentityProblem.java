package io.continuo.identity;

import io.continuo.http.ProblemType;

/** The problems this service adds to the standard ones. */
public enum IdentityProblem implements ProblemType {
    UNKNOWN_CUSTOMER("unknown-customer", 404, "No such customer"),
    CUSTOMER_ERASED("customer-erased", 410, "The customer was erased"),
    UNKNOWN_IDENTIFIER("unknown-identifier", 404, "Nobody has this identifier"),
    UNKNOWN_IMPORT("unknown-import", 404, "No such import"),
    UNKNOWN_MERGE("unknown-merge", 404, "No such merge"),
    IDENTIFIER_ERASED("identifier-erased", 409, "The person was erased"),
    UNKNOWN_PRIVACY_REQUEST("unknown-privacy-request", 404, "No such privacy request"),
    SHARED_IDENTIFIER("shared-identifier", 409, "Several people use this identifier"),
    SAME_CUSTOMER("same-customer", 409, "These are one customer already"),
    NEVER_LINK("never-link", 409, "Somebody decided that these are two people"),
    MERGE_UNDONE("merge-undone", 409, "The merge was undone before"),
    UNKNOWN_REVIEW("unknown-review", 404, "No such match review"),
    REVIEW_DECIDED("review-decided", 409, "The review was decided before"),
    NO_USABLE_IDENTIFIER("no-usable-identifier", 422, "None of the identifiers names a person"),
    UNKNOWN_RULE("unknown-rule", 404, "No such rule"),
    RULES_FULL("rules-full", 409, "No more of these rules fit"),
    CONTRADICTORY_IDENTIFIERS("contradictory-identifiers", 422, "The identifiers name different people");

    private final String slug;
    private final int status;
    private final String title;

    IdentityProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
