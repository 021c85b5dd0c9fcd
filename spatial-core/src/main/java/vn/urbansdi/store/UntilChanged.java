package vn.urbansdi.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vn.urbansdi.catalog.Layer;

/**
 * What has been found out by reading a whole layer, for as long as no transaction has changed it. Never out of date: the last
 * commit is looked up before each answer, which is one step down an index.
 */
final class UntilChanged<T> {

    private final Map<String, Known<T>> byLayer = new ConcurrentHashMap<>();

    private record Known<T>(long lastCommit, T answer) {}

    /**
     * @param lastCommit number of the last commit that changed the layer, as it is now
     * @param reading    finds the answer out; it may see commits that came in between, whose number will then call it old
     */
    T get(Layer layer, LongSupplier lastCommit, Supplier<T> reading) {
        long commit = lastCommit.getAsLong();
        Known<T> known = byLayer.get(layer.id());
        if (known == null || known.lastCommit() != commit) {
            known = new Known<>(commit, reading.get());
            byLayer.put(layer.id(), known);
        }
        return known.answer();
    }
}
