package io.continuo.interaction;

import io.continuo.http.ProblemType;

/** The refusals only this service has. */
public enum InteractionProblem implements ProblemType {
    EVENT_VIOLATES_SCHEMA("event-violates-schema", 400, "The event violates the schema of its type"),
    UNKNOWN_EVENT_VERSION("unknown-event-version", 400, "The event names a version of its schema that does not exist"),
    CATALOGUE_FULL("catalogue-full", 409, "The event catalogue is full"),
    CASE_RESOLVED("case-resolved", 409, "The case is resolved"),
    CASE_FULL("case-full", 409, "The history of the case is full"),
    CONTACT_OF_ANOTHER("contact-of-another-customer", 409, "The contact is of another customer"),
    CONTACT_NOT_PERMITTED("contact-not-permitted", 409, "The customer may not be contacted this way"),
    SURVEY_REST("survey-rest", 409, "The customer was asked not long ago"),
    INVITATION_ANSWERED("invitation-answered", 409, "The invitation is answered"),
    SURVEY_FIXED("survey-fixed", 409, "A standard survey cannot be changed");

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
