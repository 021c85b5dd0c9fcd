/**
 * The catalog: what layers exist, what they hold, how they are matched, drawn and published. One YAML file a layer;
 * everything else in the product is a function of these records.
 */
package vn.urbansdi.catalog;
