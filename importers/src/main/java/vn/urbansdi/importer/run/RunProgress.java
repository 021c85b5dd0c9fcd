package vn.urbansdi.importer.run;

import vn.urbansdi.catalog.Title;

/** Is told how far a run has come. Called by the thread that runs it. */
public interface RunProgress {

    /** Tells nobody. */
    RunProgress SILENT = new RunProgress() {
        @Override
        public void waiting(Title message) {}

        @Override
        public void at(double share, long rows) {}

        @Override
        public void merging() {}
    };

    /** Another run has to end first. */
    void waiting(Title message);

    /** Another program converts the file before the first row is read; once a second. */
    default void converting(Title message) {}

    /**
     * @param share of the file that has been read, 0 to 1
     * @param rows  read so far
     */
    void at(double share, long rows);

    /** All rows are staged; the database merges them. */
    void merging();
}
