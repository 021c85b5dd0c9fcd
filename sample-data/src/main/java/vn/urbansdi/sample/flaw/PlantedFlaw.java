package vn.urbansdi.sample.flaw;

/**
 * One entry of the manifest.
 *
 * @param file path relative to the manifest
 * @param row 1-based number of the record in its file (or GeoPackage table), header not counted
 * @param kind one of {@link FlawKind}, in lower case
 * @param field the attribute that is wrong, by its name in the catalog; empty where the geometry is
 */
public record PlantedFlaw(String file, String layer, long row, String kind, String field) {}
