package vn.urbansdi.feature;

/**
 * The one port through which people change features. Every edit is checked against the catalog, stamped with a version, a
 * time and its author, and what it supersedes is kept; who reads sees all edits of a batch or none.
 */
public interface FeatureEditor {

    /**
     * Carries out the edits in their order.
     *
     * @throws EditException if one of them fails: then nothing has changed
     */
    EditOutcome apply(EditBatch batch);
}
