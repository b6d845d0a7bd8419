package io.continuo.journey.privacy;

import io.continuo.events.LogSettings;
import io.continuo.events.PrivacyReceipt;
import io.continuo.journey.placement.ErasurePart;
import io.continuo.journey.row.RowStore;
import io.continuo.journey.row.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Answers requests: an export at once, an erasure when the last part of it was reported. */
public final class PrivacyStep implements ProcessorSupplier<String, PrivacyNews, String, PrivacyReceipt> {

    /** The store that {@link #asked} reads. */
    public static final String STORE = "privacy";

    private static final String SERVICE = "journey";
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final LogSettings log;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    public PrivacyStep(LogSettings log, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.log = log;
        this.stores = stores;
    }

    /** What was asked for in the last seven days; null when nothing was by that id. */
    public static @Nullable Asked asked(ReadOnlyKeyValueStore<Bytes, byte[]> rows, String requestId) {
        return PrivacyRows.asked(rows, requestId);
    }

    @Override
    public Processor<String, PrivacyNews, String, PrivacyReceipt> get() {
        return new PrivacyProcessor(log);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return RowStore.named(STORE, stores);
    }

    /** One partition's requests. */
    private static final class PrivacyProcessor implements Processor<String, PrivacyNews, String, PrivacyReceipt> {

        private final LogSettings log;
        private ProcessorContext<String, PrivacyReceipt> context;
        private PrivacyRows requests;

        PrivacyProcessor(LogSettings log) {
            this.log = log;
        }

        @Override
        public void init(ProcessorContext<String, PrivacyReceipt> context) {
            this.context = context;
            KeyValueStore<Bytes, byte[]> rows = context.getStateStore(STORE);
            requests = new PrivacyRows(rows);
            context.schedule(
                    SWEEP_EVERY,
                    PunctuationType.WALL_CLOCK_TIME,
                    now -> requests.sweep(Instant.ofEpochMilli(now).minus(KEPT)));
            new Sealing(rows, log).start(context, () -> {});
        }

        @Override
        public void process(Record<String, PrivacyNews> record) {
            switch (record.value()) {
                case PrivacyNews.Made(Asked asked) -> requests.ask(asked);
                case PrivacyNews.Reported(ErasurePart part) -> count(part);
            }
            PrivacyReceipt receipt = receipt(record.key());
            if (receipt != null) {
                context.forward(record.withKey(receipt.logKey()).withValue(receipt));
            }
        }

        private void count(ErasurePart part) {
            if (requests.receipt(part.requestId()) == null && requests.remember(part)) {
                requests.progress(
                        part.requestId(), requests.progress(part.requestId()).with(part));
            }
        }

        /** The one there is, so that a request that comes again gets it again; a new one when everything is done. */
        private @Nullable PrivacyReceipt receipt(String requestId) {
            Asked asked = requests.asked(requestId);
            PrivacyReceipt given = requests.receipt(requestId);
            if (asked == null || given != null) {
                return given;
            }
            Progress progress = requests.progress(requestId);
            if (asked.isErasure() && !progress.completes(asked.subjects().size())) {
                return null;
            }
            PrivacyReceipt receipt = receipt(asked, progress);
            requests.complete(receipt);
            return receipt;
        }

        private PrivacyReceipt receipt(Asked asked, Progress progress) {
            Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
            return new PrivacyReceipt(
                    asked.requestId(),
                    SERVICE,
                    PrivacyReceipt.State.DONE,
                    asked.isErasure() ? Map.of("touchpoints", progress.touchpoints()) : Map.of(),
                    now,
                    asked.isErasure() ? log.cleanBy(now) : null);
        }
    }
}
