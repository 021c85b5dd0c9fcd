package vn.urbansdi.feature;

/** @param property an attribute's name, or {@code fid} */
public record SortKey(String property, boolean descending) {}
