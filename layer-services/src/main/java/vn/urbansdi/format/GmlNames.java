package vn.urbansdi.format;

/**
 * How the features of a layer are called in GML.
 *
 * @param prefix    namespace prefix of the application schema
 * @param namespace of the application schema
 * @param localName of the feature element, an NCName
 * @param geometry  local name of the geometry property
 */
public record GmlNames(String prefix, String namespace, String localName, String geometry) {

    /** {@code sdi:land_parcel}. */
    public String qualified() {
        return prefix + ":" + localName;
    }

    /** What stands before the fid in a gml:id: {@code land_parcel.}. */
    public String idPrefix() {
        return localName + ".";
    }
}
