package io.continuo.outbox;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A waiting message as it lies in the table. */
record OutboxRow(
        long id, String topic, String key, @Nullable String payload, Map<String, Object> headers) {

    static OutboxRow from(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("payload"),
                row.get(JsonObject.class, "headers").getMap());
    }

    OutboxRow opened(PayloadSeal seal) {
        return payload == null ? this : new OutboxRow(id, topic, key, seal.open(topic, key, payload), headers);
    }

    ProducerRecord<String, @Nullable String> toRecord() {
        List<Header> all = headers.entrySet().stream().map(OutboxRow::header).toList();
        return new ProducerRecord<>(topic, null, key, payload, all);
    }

    private static Header header(Map.Entry<String, Object> header) {
        return new RecordHeader(header.getKey(), header.getValue().toString().getBytes(StandardCharsets.UTF_8));
    }
}
