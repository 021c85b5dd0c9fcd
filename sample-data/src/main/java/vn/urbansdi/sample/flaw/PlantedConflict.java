package vn.urbansdi.sample.flaw;

/**
 * Where two offices tell different things of the same feature.
 *
 * @param file of the office that is believed less, relative to the manifest
 * @param row of that file, as people count
 * @param key of the feature: the values of its key attributes, with blanks between
 * @param field the attribute, by its name in the catalog
 * @param kept what the office says that is believed more; empty for nothing
 * @param delivered what this one says
 */
public record PlantedConflict(
        String file, String layer, long row, String key, String field, String kept, String delivered) {}
