package io.continuo.localstack;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.KeyConstraintError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A unique index that also answers queries which name its keys among other conditions, at the top or in an {@code $and}:
 * the collection compares what it finds with the whole query. The index by itself answers queries of its keys alone, and
 * any other reads every document.
 *
 * @param <P> where documents are
 */
final class KeyedIndex<P> extends Index<P> {

    private final Index<P> index;

    KeyedIndex(Index<P> index, boolean sparse) {
        super(index.getName(), index.getKeys(), sparse);
        this.index = index;
    }

    @Override
    public boolean canHandle(Document query) {
        return ofKeys(query).filter(index::canHandle).isPresent();
    }

    @Override
    public Iterable<P> getPositions(Document query) {
        return index.getPositions(ofKeys(query).orElse(query));
    }

    /** What the query says of the keys; empty unless it says something of each. */
    private Optional<Document> ofKeys(Document query) {
        List<Document> parts = parts(query);
        Document found = new Document();
        for (String key : keys()) {
            Optional<Document> part =
                    parts.stream().filter(one -> one.containsKey(key)).findFirst();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            found.put(key, part.get().get(key));
        }
        return Optional.of(found);
    }

    private static List<Document> parts(Document query) {
        if (!(query.get("$and") instanceof Collection<?> all)) {
            return List.of(query);
        }
        List<Document> parts = new ArrayList<>(List.of(query));
        all.stream()
                .filter(Document.class::isInstance)
                .map(Document.class::cast)
                .forEach(parts::add);
        return parts;
    }

    @Override
    public P getPosition(Document document) {
        return index.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<P> collection) {
        index.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, P position, MongoCollection<P> collection) {
        index.add(document, position, collection);
    }

    @Override
    public P remove(Document document) {
        return index.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<P> collection) {
        index.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, P position, MongoCollection<P> collection)
            throws KeyConstraintError {
        index.updateInPlace(before, after, position, collection);
    }

    @Override
    public long getCount() {
        return index.getCount();
    }

    @Override
    public boolean isEmpty() {
        return index.isEmpty();
    }

    @Override
    public long getDataSize() {
        return index.getDataSize();
    }

    @Override
    public boolean isUnique() {
        return index.isUnique();
    }

    @Override
    public void drop() {
        index.drop();
    }
}
