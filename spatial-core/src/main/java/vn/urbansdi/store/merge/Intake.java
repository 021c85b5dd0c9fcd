package vn.urbansdi.store.merge;

import java.sql.SQLException;

/** Where the delivered rows of a run go, one by one, before they are merged. It ends with the run's transaction. */
interface Intake {

    /**
     * Takes one row to be merged.
     *
     * @throws IllegalArgumentException if a value or the geometry is not of its column's type; the row is then as if it had
     *     not been given
     */
    void write(StagedRow row) throws SQLException;

    /**
     * Takes a row that is not to be merged but may mean a feature that is there.
     *
     * @throws IllegalArgumentException as {@link #write}
     */
    void mention(StagedRow row) throws SQLException;

    /** Ends the COPY; the connection is free for other statements from now on. */
    void finish() throws SQLException;

    /** Gives the connection back in the middle of a COPY. */
    void cancel() throws SQLException;

    /** How many rows were taken to be merged. */
    long rows();
}
