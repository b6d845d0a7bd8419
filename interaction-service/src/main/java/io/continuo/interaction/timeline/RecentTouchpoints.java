package io.continuo.interaction.timeline;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.people.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What happened with somebody last. */
@ApplicationScoped
public class RecentTouchpoints {

    private static final Filter ALL = new Filter(null, null, null);

    private final Timeline timeline;

    RecentTouchpoints(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Newest first, at most so many. */
    public Uni<List<TouchpointRecorded>> of(Person person, int max) {
        return timeline.of(person, new Walk.Request(ALL, max, Optional.empty()))
                .map(page -> page.items().stream().map(Entry::touchpoint).toList());
    }
}
