package vn.urbansdi.catalog;

/** A group of layers in the panel, the capabilities and the catalog's folders. */
public record Theme(String id, Title title) {}
