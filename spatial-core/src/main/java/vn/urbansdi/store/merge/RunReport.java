package vn.urbansdi.store.merge;

/**
 * What the importer knows of a run beyond the merge.
 *
 * @param read     rows read from the files
 * @param rejected rows that never reached the staging table
 * @param json     the importer's own report, a JSON object
 */
public record RunReport(long read, long rejected, String json) {}
