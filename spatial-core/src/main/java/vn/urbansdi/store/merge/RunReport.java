package vn.urbansdi.store.merge;

import java.util.Optional;

/**
 * What the importer knows of a run beyond the merge.
 *
 * @param read     rows read from the files
 * @param rejected rows that never reached the staging table
 * @param json     the importer's own report, a JSON object
 * @param digest   of everything that the run was made of, by which {@link RepeatedRun} knows the same delivery again
 */
public record RunReport(long read, long rejected, String json, Optional<String> digest) {

    public RunReport(long read, long rejected, String json) {
        this(read, rejected, json, Optional.empty());
    }
}
