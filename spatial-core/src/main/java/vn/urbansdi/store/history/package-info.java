/**
 * What stood in the layers before: the versions of a feature, what changed in which transaction, and the state at an instant.
 * Everything is read from the layers' tables and the rows that they superseded.
 */
package vn.urbansdi.store.history;
