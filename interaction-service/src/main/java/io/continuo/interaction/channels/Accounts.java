package io.continuo.interaction.channels;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The accounts of the settings. A service with an account that could not work does not start. */
@Startup
@Singleton
class Accounts {

    private static final int SHORTEST_SECRET = 16;

    private final Map<String, ChannelAccount> byName = new HashMap<>();

    Accounts(ChannelsConfig config, @All List<ChannelAdapter> adapters) {
        config.accounts().forEach((name, account) -> byName.put(name, account(name, account, adapters)));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found} */
    ChannelAccount get(String adapter, String name) {
        ChannelAccount account = byName.get(name);
        if (account == null || !account.adapter().name().equals(adapter)) {
            throw Problems.of(StandardProblem.NOT_FOUND, "No account of this adapter has this name.");
        }
        return account;
    }

    private static ChannelAccount account(String name, ChannelsConfig.Account settings, List<ChannelAdapter> adapters) {
        ChannelAdapter adapter = adapters.stream()
                .filter(known -> known.name().equals(settings.adapter()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("continuo.channels.accounts." + name
                        + ".adapter is none of "
                        + adapters.stream().map(ChannelAdapter::name).sorted().toList()));
        if (settings.secrets().stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
            throw new IllegalStateException(
                    "continuo.channels.accounts." + name + ".secrets have " + SHORTEST_SECRET + " characters at least");
        }
        return new ChannelAccount(
                name,
                adapter,
                List.copyOf(settings.secrets()),
                settings.verifyToken(),
                settings.channel(),
                settings.source().orElse(name));
    }
}
