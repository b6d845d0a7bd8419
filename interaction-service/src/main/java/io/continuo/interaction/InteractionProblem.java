package io.continuo.interaction;

import io.continuo.http.ProblemType;

/** The refusals only this service has. */
public enum InteractionProblem implements ProblemType {
    CASE_RESOLVED("case-resolved", 409, "The case is resolved"),
    CASE_FULL("case-full", 409, "The history of the case is full"),
    CONTACT_OF_ANOTHER("contact-of-another-customer", 409, "The contact is of another customer");

    private final String slug;
    private final int status;
    private final String title;

    InteractionProblem(String slug, int status, String title) {
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
