package vn.urbansdi.store.merge;

import java.util.List;
import java.util.Set;

/**
 * Who delivers what, known before the first row is read.
 *
 * @param source    who delivers; provenance of the rows, and the name under which is remembered what it said last
 * @param priority  0 to 100; where sources disagree about an attribute the higher one is believed
 * @param files     names of the files, for people
 * @param startedBy the person or program that runs the import
 * @param additions whether a row that finds no feature becomes a new one; else it is rejected
 * @param silent    names of attributes of which no row will say anything, as far as that is known; only speed depends on it
 */
public record RunHeader(
        String source, int priority, List<String> files, String startedBy, boolean additions, Set<String> silent) {

    public RunHeader {
        files = List.copyOf(files);
        silent = Set.copyOf(silent);
        if (source.isBlank()) {
            throw new IllegalArgumentException("a delivery names its source");
        }
        if (priority < 0 || priority > 100) {
            throw new IllegalArgumentException("priority lies between 0 and 100: " + priority);
        }
    }

    public RunHeader(String source, int priority, List<String> files, String startedBy) {
        this(source, priority, files, startedBy, true, Set.of());
    }
}
