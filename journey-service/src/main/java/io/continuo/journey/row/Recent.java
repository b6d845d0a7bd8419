package io.continuo.journey.row;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was used last, up to a number: values of rows that are read again and again. Not for several threads at once. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private static final float LOAD = 0.75f;

    private final int most;

    public Recent(int most) {
        super(16, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
