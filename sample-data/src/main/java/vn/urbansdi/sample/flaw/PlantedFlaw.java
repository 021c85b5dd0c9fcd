package vn.urbansdi.sample.flaw;

/**
 * One entry of the manifest.
 *
 * @param file path relative to the manifest
 * @param row as people count: record or feature from 1, line of a CSV file with its header
 * @param kind one of {@link FlawKind}, in lower case
 * @param field the attribute that is wrong, by its name in the catalog, several separated by commas; empty where the geometry is
 */
public record PlantedFlaw(String file, String layer, long row, String kind, String field) {}
