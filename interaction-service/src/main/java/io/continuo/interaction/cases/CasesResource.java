package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.interaction.people.IdentifierParam;
import io.continuo.interaction.people.Newcomers;
import io.continuo.interaction.people.Person;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Place;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cases are opened and found, on every channel alike. */
@Path("/api/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "One conversation over all channels")
class CasesResource {

    private final Handling handling;
    private final CaseViews views;
    private final Newcomers newcomers;
    private final Contacts contacts;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;

    CasesResource(
            Handling handling,
            CaseViews views,
            Newcomers newcomers,
            Contacts contacts,
            IdempotencyKeys keys,
            RequestKeys requests) {
        this.handling = handling;
        this.views = views;
        this.newcomers = newcomers;
        this.contacts = contacts;
        this.keys = keys;
        this.requests = requests;
    }

    @POST
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Open a case for a customer, or for an identifier whoever that is")
    public Uni<Response> open(@Valid CaseRequests.Open body) {
        Optional<KeyedRequest> request = keys.optional(body);
        Contact contact = contacts.on(body.channel());
        return subject(body)
                .chain(subject -> requests.once(
                        request,
                        id -> CaseId.of(id.value()).value(),
                        id -> handling.open(id, subject, contact, null)
                                .call(() -> newcomers.noticed(subject.identifier()))
                                .chain(views::of)
                                .map(view -> keys.answer(201, view))))
                .map(CaseAnswers::toResponse);
    }

    @GET
    @PermissionsAllowed("cases:read")
    @Operation(
            summary = "Cases, the last opened first; state=open are all that are not resolved, breaching=soon those"
                    + " whose next promise is near its end")
    public Uni<Page<CaseView>> list(
            @QueryParam("customer") @Nullable CustomerId customer,
            @QueryParam("state") @Nullable String state,
            @QueryParam("breaching") @Nullable String breaching,
            @BeanParam @Valid Paging paging) {
        Optional<Place> after = Place.in(paging);
        Optional<List<String>> states = Optional.ofNullable(state).map(CasesResource::states);
        Optional<CaseSearch.Breach> breach = Optional.ofNullable(breaching).map(CasesResource::breach);
        return identifiers(customer)
                .map(keys -> new CaseSearch(keys, states, breach, after))
                .chain(search -> views.search(search, paging));
    }

    private Uni<Optional<List<String>>> identifiers(@Nullable CustomerId customer) {
        return customer == null
                ? Uni.createFrom().item(Optional.empty())
                : newcomers.known(customer).map(Person::keys).map(Optional::of);
    }

    private Uni<CaseSubject> subject(CaseRequests.Open body) {
        IdentifierParam identifier = body.identifier();
        CustomerId customer = body.customerId();
        if ((identifier == null) == (customer == null)) {
            throw Problems.invalid("/customerId", "either customerId or identifier is required");
        }
        if (identifier != null) {
            return Uni.createFrom().item(subject(body, identifier.identifier()));
        }
        return newcomers.known(customer).map(known -> subject(body, Identifier.ofCustomer(customer)));
    }

    private static CaseSubject subject(CaseRequests.Open body, Identifier identifier) {
        Priority priority = Optional.ofNullable(body.priority()).orElse(Priority.NORMAL);
        return new CaseSubject(identifier, body.subject(), body.kind(), priority, body.orderId(), Origin.CONTACT);
    }

    private static CaseSearch.Breach breach(String breaching) {
        return switch (breaching) {
            case "true" -> CaseSearch.Breach.YES;
            case "false" -> CaseSearch.Breach.NO;
            case "soon" -> CaseSearch.Breach.SOON;
            default -> throw Problems.invalid("/breaching", "one of true, false, soon");
        };
    }

    private static List<String> states(String state) {
        return switch (state) {
            case "open" -> List.of("open", "waiting");
            case "waiting", "resolved" -> List.of(state);
            default -> throw Problems.invalid("/state", "one of open, waiting, resolved");
        };
    }
}
