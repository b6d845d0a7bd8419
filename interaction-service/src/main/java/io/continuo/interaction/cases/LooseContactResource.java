package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.interaction.people.Newcomers;
import io.continuo.interaction.people.Person;
import io.continuo.interaction.store.Place;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what no rule could put into a case, for somebody to decide. */
@Path("/api/cases/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "One conversation over all channels")
class LooseContactResource {

    private final Inbounds inbounds;
    private final Newcomers newcomers;

    LooseContactResource(Inbounds inbounds, Newcomers newcomers) {
        this.inbounds = inbounds;
        this.newcomers = newcomers;
    }

    /** A contact that belongs to no case. */
    record ContactView(String touchpointId, String type, Channel channel, Instant at, String text) {

        static ContactView of(Inbound inbound) {
            return new ContactView(
                    inbound.touchpointId(), inbound.type(), inbound.channel(), inbound.at(), inbound.text());
        }
    }

    @GET
    @PermissionsAllowed("cases:read")
    @Operation(
            summary = "Contacts of a customer in the last 90 days that belong to no case, the newest first",
            description = "POST /api/cases/{id}/touchpoints/{touchpointId} puts one into a case.")
    public Uni<Page<ContactView>> list(
            @QueryParam("customer") @Nullable CustomerId customer, @BeanParam @Valid Paging paging) {
        if (customer == null) {
            throw Problems.invalid("/customer", "whose contacts?");
        }
        Optional<Place> after = Place.in(paging);
        return newcomers
                .known(customer)
                .map(Person::keys)
                .chain(keys -> inbounds.loose(keys, after, paging.fetch()))
                .map(found -> Page.of(found, paging, LooseContactResource::cursor, ContactView::of));
    }

    private static Cursor cursor(Inbound shown) {
        return new Place(shown.at(), shown.touchpointId()).cursor();
    }
}
