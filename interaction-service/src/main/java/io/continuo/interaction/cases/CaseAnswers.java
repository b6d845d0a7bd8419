package io.continuo.interaction.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.continuo.events.EventJson;
import io.continuo.http.Etags;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What comes of a command, as the answer to its request. */
@RequestScoped
class CaseAnswers {

    private final CaseViews views;
    private final IdempotencyKeys keys;

    CaseAnswers(CaseViews views, IdempotencyKeys keys) {
        this.views = views;
        this.keys = keys;
    }

    /** A refusal is an answer as well: repeated, the request is refused alike. */
    Uni<StoredAnswer> of(Decision decision) {
        return switch (decision) {
            case Decision.Moved moved -> shown(moved.next());
            case Decision.Unchanged same -> shown(same.as());
            case Decision.Rejected refused -> Uni.createFrom().item(() -> keys.refusal(CaseRefusals.problem(refused)));
        };
    }

    /** With the version of the case, where it is shown. */
    static Response toResponse(StoredAnswer answer) {
        Response response = answer.toResponse();
        return answer.status() < 300
                ? Response.fromResponse(response)
                        .header(HttpHeaders.ETAG, Etags.of(versionIn(answer.json())))
                        .build()
                : response;
    }

    /** It stands before the long parts of a {@link CaseView}. */
    private static long versionIn(String json) {
        try (JsonParser parser = EventJson.MAPPER.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("version")) {
                    return parser.getLongValue();
                }
                parser.skipChildren();
            }
            throw new IllegalStateException("a case has a version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<StoredAnswer> shown(Case now) {
        return views.of(now).map(view -> keys.answer(200, view));
    }
}
