package vn.urbansdi.sample.change;

/**
 * A column that is called otherwise in the second month.
 *
 * @param attribute what it holds, by the catalog's name
 */
public record RenamedColumn(String file, String layer, String attribute, String from, String to) {}
