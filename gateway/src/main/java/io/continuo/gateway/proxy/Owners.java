package io.continuo.gateway.proxy;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Which instance of a service owns a SKU: the one that decides about it in batches. Learned from the service's answers,
 * which name the living instances, and forgotten when none has for a while or an instance cannot be reached.
 *
 * <p>Rendezvous hashing (Thaler and Ravishankar, 1998): of all instances the one whose hash with the SKU is highest, so
 * an instance that comes or goes moves only what it owns. To be wrong costs speed and nothing else.
 */
@Singleton
final class Owners {

    static final String HEADER = "X-Continuo-Instances";

    private static final Duration BELIEVED_FOR = Duration.ofSeconds(10);
    private static final Pattern ADDRESSES = Pattern.compile("[\\w.\\[\\]:-]{3,255}(,[\\w.\\[\\]:-]{3,255}){0,255}");

    private final Map<String, Ring> rings = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Owners(InstantSource clock) {
        this.clock = clock;
    }

    /** Instances and until when that is believed. */
    private record Ring(String named, List<String> instances, Instant until) {}

    void learn(String service, @Nullable String named) {
        if (named == null) {
            return;
        }
        Ring known = rings.get(service);
        Instant now = clock.instant();
        boolean news = known == null
                || !known.named().equals(named)
                || known.until().isBefore(now.plus(BELIEVED_FOR.dividedBy(2)));
        if (news && ADDRESSES.matcher(named).matches()) {
            rings.put(service, new Ring(named, Arrays.asList(named.split(",")), now.plus(BELIEVED_FOR)));
        }
    }

    /** The next answer says who lives. */
    void forget(Upstream instance) {
        rings.remove(instance.service());
    }

    boolean areKnown(String service) {
        Ring ring = rings.get(service);
        return ring != null && clock.instant().isBefore(ring.until());
    }

    /** The owner of the first SKU of a body that was held, or where the request was to go anyway. */
    Upstream of(Outbound outbound) {
        Upstream anybody = outbound.upstream();
        Buffer body = outbound.held();
        Ring ring = rings.get(anybody.service());
        if (body == null || ring == null || !areKnown(anybody.service())) {
            return anybody;
        }
        String sku = FirstSku.of(body);
        return sku == null ? anybody : anybody.at(owner(ring.instances(), sku));
    }

    static String owner(List<String> instances, String sku) {
        return instances.stream()
                .max(Comparator.comparingLong((String instance) -> hash(instance, sku))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static long hash(String instance, String sku) {
        CRC32C hash = new CRC32C();
        hash.update((instance + '\n' + sku).getBytes(StandardCharsets.UTF_8));
        // A CRC is linear: without mixing, the same instance would win for every SKU of the same length.
        long mixed = hash.getValue() * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    }
}
