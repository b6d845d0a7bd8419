package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.sla.ServiceLevels;
import io.continuo.interaction.sla.SlaConfig;
import io.continuo.interaction.sla.Terms;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What this deployment promises. The service does not start with promises that nobody can understand. */
@Startup
@ApplicationScoped
class OwnPromises implements Promises {

    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::label).toList();

    private final ServiceLevels levels;

    OwnPromises(InteractionConfig config) {
        SlaConfig sla = config.sla();
        requirePriorities(sla.targets().keySet());
        sla.channels().forEach((channel, own) -> requirePriorities(new Channel(channel), own));
        this.levels = new ServiceLevels(sla);
        Arrays.stream(Priority.values()).forEach(priority -> {
            of(new Channel("web"), priority);
            sla.channels().keySet().forEach(channel -> of(new Channel(channel), priority));
        });
    }

    @Override
    public Terms of(Channel openedOn, Priority priority) {
        return levels.terms(openedOn.name(), priority.label(), priority.shipped());
    }

    private static void requirePriorities(Channel channel, SlaConfig.ChannelConfig own) {
        requirePriorities(own.targets().keySet());
    }

    private static void requirePriorities(Set<String> named) {
        Set<String> unknown = new TreeSet<>(named);
        PRIORITIES.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("continuo.interaction.sla: no such priority: " + unknown);
        }
    }
}
