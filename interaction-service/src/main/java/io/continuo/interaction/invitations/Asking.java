package io.continuo.interaction.invitations;

import io.continuo.events.Channel;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.outbound.OutboundGate;
import io.continuo.interaction.outbound.Passage;
import io.continuo.interaction.permission.ContactRules;
import io.continuo.interaction.permission.Permissions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Whether and where somebody may be asked: about a case as part of the service, about anything else as a survey. */
@ApplicationScoped
class Asking {

    private final Permissions permissions;
    private final OutboundGate gate;
    private final InteractionConfig.Invitations settings;

    Asking(Permissions permissions, OutboundGate gate, InteractionConfig config) {
        this.permissions = permissions;
        this.gate = gate;
        this.settings = config.invitations();
    }

    Uni<Passage> passage(Wish wish, Instant at) {
        return permissions.rulesOf(wish.to()).map(rules -> passage(rules, wish, at));
    }

    /** What is asked after a case was resolved. */
    String afterCase() {
        return settings.afterCase();
    }

    private Passage passage(ContactRules rules, Wish wish, Instant at) {
        Channel channel = wish.channel();
        return channel == null
                ? gate.choose(rules, wish.candidates(), candidate -> passage(rules, wish, candidate, at))
                : passage(rules, wish, channel, at);
    }

    /** Whoever wants no surveys is not asked about a case either. */
    private Passage passage(ContactRules rules, Wish wish, Channel channel, Instant at) {
        Passage survey = gate.pass(rules, channel, settings.purpose(), at);
        return wish.caseId() == null || survey.permission().isDenialOf(settings.purpose())
                ? survey
                : gate.pass(rules, channel, settings.casePurpose(), at);
    }
}
