package vn.urbansdi.store.merge;

/**
 * What became of the features that a full delivery no longer contains.
 *
 * @param features     retired: gone from the layer, kept in its history
 * @param shared       kept, since another source delivers them too
 * @param edited       kept, since a person has edited them; they are among the outcome's conflicts
 * @param spared       kept, since a rejected row of the delivery may mean them
 * @param unidentified rejected rows that tell neither who nor where they are; as long as there is one, nothing is retired
 */
public record Retired(long features, long shared, long edited, long spared, long unidentified) {

    /** Of a delivery that is not full. */
    public static final Retired NOTHING = new Retired(0, 0, 0, 0, 0);
}
