package io.continuo.interaction.feedback;

import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.FieldError;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionProblem;
import io.continuo.interaction.feedback.Scale.Direction;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What surveys ask, and what came of it. */
@Path("/api/feedback/surveys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback", description = "What customers answer to surveys")
class SurveyResource {

    private final Questionnaires questionnaires;
    private final Summaries summaries;

    SurveyResource(Questionnaires questionnaires, Summaries summaries) {
        this.questionnaires = questionnaires;
        this.summaries = summaries;
    }

    /** @param direction which end is good */
    record ScaleRequest(
            @NotNull BigDecimal min,
            @NotNull BigDecimal max,
            @Nullable Integer decimals,
            @NotNull Direction direction) {

        Scale scale() {
            return new Scale(min, max, decimals, direction);
        }
    }

    record ItemRequest(
            @NotNull Survey name,
            @Nullable @Size(max = 500) String question,
            @NotNull @Valid ScaleRequest scale) {

        Questionnaire.Item item() {
            return new Questionnaire.Item(name, question, scale.scale());
        }
    }

    /** @param items further questions, each answered or skipped for itself */
    record SurveyRequest(
            @Nullable @Size(max = 200) String title,
            @NotNull @Valid ScaleRequest scale,
            @Nullable @Size(max = Questionnaire.MAX_ITEMS) List<@NotNull @Valid ItemRequest> items) {

        Questionnaire questionnaire(Survey survey, long version) {
            List<Questionnaire.Item> asked = Optional.ofNullable(items).orElse(List.of()).stream()
                    .map(ItemRequest::item)
                    .toList();
            return new Questionnaire(survey, title, scale.scale(), asked, version);
        }
    }

    @GET
    @PermissionsAllowed("cases:read")
    @Operation(summary = "All surveys that are described, by name")
    public Uni<Page<Questionnaire>> list(@BeanParam @Valid Paging paging) {
        Optional<String> after = paging.after(1, cursor -> cursor.parts().getFirst());
        return questionnaires
                .list(after, paging.fetch())
                .map(found ->
                        Page.of(found, paging, last -> Cursor.of(last.survey().name()), one -> one));
    }

    @GET
    @Path("{name}")
    @PermissionsAllowed("cases:read")
    @Operation(summary = "What a survey asks")
    public Uni<Response> get(@PathParam("name") String name) {
        return described(name).map(SurveyResource::answer);
    }

    @PUT
    @Path("{name}")
    @PermissionsAllowed("cases:write")
    @Operation(
            summary = "Describe a custom survey",
            description =
                    "Scores of later answers must be on its scale; answers that were given before stay as they are.")
    @APIResponse(
            responseCode = "409",
            description = "survey-fixed: it is a standard one; conflict: somebody was faster")
    @APIResponse(responseCode = "412", description = "The survey has changed since it was read")
    public Uni<Response> put(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid SurveyRequest body) {
        Survey survey = named(name);
        if (Questionnaire.standard(survey).isPresent()) {
            throw Problems.of(InteractionProblem.SURVEY_FIXED, "Give your survey a name of its own.");
        }
        List<FieldError> errors = body.questionnaire(survey, 1).errors();
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return questionnaires
                .of(survey)
                .map(before -> before.map(Questionnaire::version).orElse(0L))
                .invoke(version -> Etags.check(ifMatch, version))
                .map(version -> body.questionnaire(survey, version + 1))
                .call(next -> questionnaires.keep(next).invoke(SurveyResource::requireKept))
                .map(SurveyResource::answer);
    }

    @GET
    @Path("{name}/summary")
    @PermissionsAllowed("cases:read")
    @Operation(summary = "How a survey was answered so far; skipped questions are counted apart")
    public Uni<Summaries.Summary> summary(@PathParam("name") String name) {
        return summaries.of(named(name));
    }

    private Uni<Questionnaire> described(String name) {
        return questionnaires
                .of(named(name))
                .map(found -> found.orElseThrow(
                        () -> Problems.of(StandardProblem.NOT_FOUND, "Nobody has described a survey of this name.")));
    }

    private static Survey named(String name) {
        if (!Survey.isName(name)) {
            throw Problems.invalid("/name", "nps, csat, ces, or a lower-case name of at most 40 characters");
        }
        return new Survey(name);
    }

    private static void requireKept(boolean kept) {
        if (!kept) {
            throw Problems.of(StandardProblem.CONFLICT, "Somebody else has described it meanwhile: read it again.");
        }
    }

    private static Response answer(Questionnaire questionnaire) {
        return Response.ok(questionnaire)
                .header(HttpHeaders.ETAG, Etags.of(questionnaire.version()))
                .build();
    }
}
