package io.continuo.journey.alert;

import io.continuo.journey.settings.Edition;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Judges windows when they have ended and delivers alerts. All instances watch; what is to be done is claimed by changing the
 * rule's state, which only one can. Who goes before it is done leaves it to the others.
 */
@ApplicationScoped
class Watching {

    private static final Logger LOG = Logger.getLogger(Watching.class);

    private final Alerts alerts;
    private final Judging judging;
    private final AlertLog log;
    private final Webhooks webhooks;
    private final AlertConfig config;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("journey-alerts").daemon().factory());

    Watching(Alerts alerts, Judging judging, AlertLog log, Webhooks webhooks, AlertConfig config, InstantSource clock) {
        this.alerts = alerts;
        this.judging = judging;
        this.log = log;
        this.webhooks = webhooks;
        this.config = config;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        long every = config.every().toMillis();
        thread.scheduleWithFixedDelay(this::watch, every, every, TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** Looks at every rule once. What fails is tried at the next look. */
    void watch() {
        try {
            alerts.rules().all().forEach(this::watch);
        } catch (HttpProblem e) {
            LOG.debugf("Alerts cannot be watched yet cause=%s", e.getTitle());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Alerts could not be watched");
        }
    }

    private void watch(Edition edition) {
        AlertRule rule = Alerts.rule(edition);
        if (!rule.isWatched()) {
            return;
        }
        String name = edition.key().name();
        try {
            judge(name, rule);
            deliver(name, rule);
        } catch (HttpProblem e) { // Another instance does it, or it cannot be asked, or kept, at the moment.
            LOG.debugf("Alert left name=%s cause=%s", name, e.getTitle());
        } catch (AlertLog.Unavailable e) {
            LOG.warnf("Alert could not be told name=%s", name);
        }
    }

    private void judge(String name, AlertRule rule) {
        Instant now = clock.instant();
        Instant end = rule.lastEnd(now.minus(config.settle()));
        Alerts.Versioned known = alerts.state(name);
        AlertState before = known.state();
        if (before != null && (!before.leaves(end, now) || before.phase() == AlertState.Phase.RAISED)) {
            return;
        }
        Alerts.Versioned claimed = alerts.change(name, known.version(), AlertState.judging(end, now));
        AlertState state = AlertState.judging(end, now);
        switch (judging.judge(name, rule, end, now)) {
            case Judging.Judged.Incomplete incomplete -> LOG.debugf("Alert waits for partitions name=%s", name);
            case Judging.Judged.Learning learning ->
                alerts.change(name, claimed.version(), state.to(AlertState.Phase.LEARNING, now));
            case Judging.Judged.Quiet quiet ->
                alerts.change(name, claimed.version(), state.to(AlertState.Phase.QUIET, now));
            case Judging.Judged.Unusual unusual ->
                alerts.change(name, claimed.version(), state.raised(unusual.alert(), now));
        }
    }

    private void deliver(String name, AlertRule rule) {
        Instant now = clock.instant();
        Alerts.Versioned known = alerts.state(name);
        AlertState state = known.state();
        if (state == null || state.alert() == null || !state.isDue(now)) {
            return;
        }
        AlertState attempt = state.attempted(now);
        int version = alerts.change(name, known.version(), attempt).version();
        if (!attempt.told()) {
            log.write(state.alert());
            attempt = attempt.asEvent();
            version = alerts.change(name, version, attempt).version();
        }
        boolean taken = rule.webhook() == null || webhooks.post(rule.webhook(), state.alert());
        if (taken) {
            alerts.change(name, version, attempt.to(AlertState.Phase.DELIVERED, now));
        } else if (attempt.attempts() >= AlertState.MOST_ATTEMPTS) {
            LOG.warnf("Webhook given up alert=%s attempts=%d", name, attempt.attempts());
            alerts.change(name, version, attempt.to(AlertState.Phase.GIVEN_UP, now));
        }
    }
}
