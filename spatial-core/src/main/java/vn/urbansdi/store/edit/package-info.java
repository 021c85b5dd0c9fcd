/**
 * How people change features: {@link vn.urbansdi.store.edit.PostgisFeatureEditor} carries out a batch of edits in one
 * transaction, {@link vn.urbansdi.store.edit.PostgisFeatureLocks} keeps features for their holders.
 *
 * <p>Rows are locked before anything is decided about them, locks of features are looked at after that, and both are read as
 * they stand then (READ COMMITTED): so of two edits of the same version one waits for the other and finds its version.
 */
package vn.urbansdi.store.edit;
