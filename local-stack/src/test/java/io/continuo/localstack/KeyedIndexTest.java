package io.continuo.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a unique index answers without looking at every document. */
class KeyedIndexTest {

    private static final Document BELOW_SEVEN = new Document("$lt", 7);

    @Test
    void aKeyAmongOtherConditionsIsFoundByTheIndex() {
        Index<Integer> index = with("_id");
        add(index, new Document("_id", "ana"), 4);

        Document query = new Document("_id", "ana").append("version", BELOW_SEVEN);

        assertThat(index.canHandle(query)).isTrue();
        assertThat(index.getPositions(query)).containsExactly(4);
    }

    @Test
    void aKeyInAConjunctionIsFoundByTheIndex() {
        Index<Integer> index = with("_id");
        add(index, new Document("_id", "ana"), 4);

        Document query =
                new Document("$and", List.of(new Document("version", BELOW_SEVEN), new Document("_id", "ana")));

        assertThat(index.canHandle(query)).isTrue();
        assertThat(index.getPositions(query)).containsExactly(4);
    }

    @Test
    void severalKeysAmongOtherConditionsAreFoundByTheIndex() {
        Index<Integer> index = with("_id");
        add(index, new Document("_id", "ana"), 4);
        add(index, new Document("_id", "eva"), 5);

        Document query =
                new Document("_id", new Document("$in", List.of("eva", "ana", "ben"))).append("version", BELOW_SEVEN);

        assertThat(index.canHandle(query)).isTrue();
        assertThat(index.getPositions(query)).containsExactly(4, 5);
    }

    @Test
    void whatSaysNothingOfAllKeysIsNotForTheIndex() {
        assertThat(with("_id").canHandle(new Document("version", 7))).isFalse();
        assertThat(with("channel", "sku").canHandle(new Document("sku", "A").append("version", 7)))
                .isFalse();
        assertThat(with("_id").canHandle(new Document("_id", new Document("$gt", "a")).append("version", 7)))
                .isFalse();
    }

    private static Index<Integer> with(String... keys) {
        List<IndexKey> ascending =
                List.of(keys).stream().map(key -> new IndexKey(key, true)).toList();
        return new KeyedIndex<>(new MemoryUniqueIndex("unique", ascending, false), false);
    }

    private static void add(Index<Integer> index, Document document, int position) {
        index.add(document, position, null);
    }
}
