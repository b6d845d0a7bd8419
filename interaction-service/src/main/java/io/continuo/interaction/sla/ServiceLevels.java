package io.continuo.interaction.sla;

import io.continuo.interaction.sla.SlaConfig.TargetConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The terms of this deployment. A setting that makes no sense is found when it is made, not when a case is opened. */
public final class ServiceLevels {

    private final SlaConfig config;
    private final BusinessCalendar calendar;

    public ServiceLevels(SlaConfig config) {
        this.config = config;
        this.calendar = new BusinessCalendar(
                config.zone(),
                config.hours().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, day -> Hours.parse(day.getValue()))),
                config.holidays().orElse(Set.of()));
    }

    /** The targets of the channel, then those of the priority, then what the product ships. */
    public Terms terms(String channel, String priority, Targets shipped) {
        List<TargetConfig> found = Stream.of(
                        Optional.ofNullable(config.channels().get(channel))
                                .map(ofChannel -> ofChannel.targets().get(priority)),
                        Optional.ofNullable(config.targets().get(priority)))
                .flatMap(Optional::stream)
                .toList();
        Targets targets = new Targets(
                first(found, TargetConfig::firstResponse, shipped.firstResponse()),
                first(found, TargetConfig::nextUpdate, shipped.nextUpdate()),
                first(found, TargetConfig::resolution, shipped.resolution()));
        boolean always = first(found, TargetConfig::aroundTheClock, false);
        return new Terms(targets, always ? BusinessCalendar.aroundTheClock() : calendar, config.warnAfter());
    }

    private static <T> T first(List<TargetConfig> found, Function<TargetConfig, Optional<T>> part, T shipped) {
        return found.stream().map(part).flatMap(Optional::stream).findFirst().orElse(shipped);
    }
}
