package vn.urbansdi.feature;

import java.util.SortedMap;

/** Where the definitions of stored queries are kept: texts by identifier, which only the protocol understands. */
public interface StoredDefinitions {

    /** All of them, by identifier. */
    SortedMap<String, String> all();

    /**
     * Keeps one more.
     *
     * @return false if there is one of that identifier
     */
    boolean add(String id, String definition, String author);

    /** @return false if there is none of that identifier */
    boolean remove(String id);
}
