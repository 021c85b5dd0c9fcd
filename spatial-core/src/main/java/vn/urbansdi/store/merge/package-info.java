/**
 * Deliveries into layers: rows are staged by binary COPY and merged by SQL, all in one transaction, so that whatever
 * happens on the way leaves the layer as it was.
 *
 * <p>What wins, attribute by attribute, where a delivered row has found its feature: nothing is written where the
 * delivery agrees with the feature or says what its source said the last time. Otherwise an attribute that a person has
 * edited since is kept and reported; one that a source of higher priority delivers is kept; any other takes the
 * delivered value.
 */
package vn.urbansdi.store.merge;
