package vn.urbansdi.sample;

import java.util.HashMap;
import java.util.Map;
import vn.urbansdi.sample.change.PlantedChange;

/** What a list of changes says of one feature, from all offices that have something to say of it. */
final class ExpectedChange {

    final Map<String, String> values = new HashMap<>();
    String geometry;
    boolean added;
    boolean vanished;
    /** How many offices change it, each in a version of its own. */
    int versions;

    void add(PlantedChange change) {
        values.putAll(change.values());
        geometry = change.geometry() == null ? geometry : change.geometry();
        added |= change.kind().equals("added");
        vanished |= change.kind().equals("vanished");
        versions++;
    }
}
