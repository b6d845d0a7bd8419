package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.node.TextNode;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as far as it can be read. What cannot is one more report, which nobody understands: it is kept, since sending
 * it again would not help.
 */
final class Readable implements Told {

    /** Characters that are kept. */
    private static final int SHOWN = 1_000;

    private static final Set<Integer> UNREADABLE =
            Set.of(Status.BAD_REQUEST.getStatusCode(), Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode());

    private final ChannelAccount account;
    private final RawBody body;
    private @Nullable Told told;

    Readable(ChannelAccount account, RawBody body) {
        this.account = account;
        this.body = body;
    }

    @Override
    public List<Report> next() {
        try {
            if (told == null) {
                told = account.adapter().read(account, body);
            }
            return told.next();
        } catch (HttpProblem problem) {
            if (!UNREADABLE.contains(problem.getStatusCode())) {
                throw problem;
            }
            told = List::of;
            return List.of(Report.unknown(TextNode.valueOf(body.beginning(SHOWN)), ""));
        }
    }
}
