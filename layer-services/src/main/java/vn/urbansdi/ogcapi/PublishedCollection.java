package vn.urbansdi.ogcapi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;

/**
 * A layer as a collection of features.
 *
 * @param id  the layer's name without the deployment's prefix
 * @param crs identifiers of the CRSs in which it is served, the default first (OGC 18-058r1, 6.2.1)
 */
record PublishedCollection(Layer layer, String id, List<String> crs) {

    static final String CRS_84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    /** Parameters of items that are no attributes; an attribute of such a name cannot be filtered by. */
    static final Set<String> ITEMS_PARAMETERS = Set.of(
            "limit",
            "cursor",
            "bbox",
            "bbox-crs",
            "datetime",
            "crs",
            "properties",
            "filter",
            "filter-lang",
            "filter-crs",
            "sortby",
            AsOf.PARAMETER);

    /** The feature's number as filters and orders know it. */
    static final String FID = "fid";

    PublishedCollection {
        crs = List.copyOf(crs);
    }

    /** What everybody may see. */
    List<Attribute> attributes() {
        return layer.publicAttributes();
    }

    /** What can be filtered by: {@code ?attribute=value} (17-069r4, 7.15.5; 19-079r2, 7). */
    List<Attribute> filterable() {
        return layer.publicAttributes().stream()
                .filter(attribute -> !ITEMS_PARAMETERS.contains(attribute.name())
                        && !attribute.name().equals(ApiRequest.FORMAT)
                        && !attribute.name().equals(ApiRequest.LANGUAGE))
                .toList();
    }

    /** What is often filtered by, and has an index. */
    List<Attribute> searched() {
        return filterable().stream().filter(Attribute::queryable).toList();
    }

    /** What can be sorted by: what has an index, so that the last page is found as fast as the first. */
    List<Attribute> sortable() {
        return layer.publicAttributes().stream().filter(Attribute::queryable).toList();
    }

    /** Of an attribute, or of {@link #FID}. */
    AttributeType type(String name) {
        return name.equals(FID)
                ? AttributeType.INTEGER
                : layer.attribute(name).orElseThrow().type();
    }

    /** The CRS in which features are stored; one of {@link #crs} (18-058r1, /req/crs/fc-md-storageCrs-valid-value). */
    String storageCrs() {
        return CrsRegistry.standard().require(layer.geometry().srid()).uri();
    }

    /**
     * The CRS of that identifier, taken literally.
     *
     * @throws ProblemException 400 if it is not among those of the collection (/req/crs/fc-crs-valid-value)
     */
    CrsReference crs(String identifier, String parameter) {
        return crs.contains(identifier)
                ? CrsRegistry.standard().find(identifier).orElseThrow()
                : refuse(identifier, parameter);
    }

    private CrsReference refuse(String identifier, String parameter) {
        String shown = KvpRequest.shown(identifier);
        throw ProblemException.badRequest(new Title(
                parameter + " phải là một hệ toạ độ mà " + id + " liệt kê, không phải " + shown + ".",
                parameter + " must be one of the CRSs that " + id + " lists, not " + shown + "."));
    }

    /** Path below the root. */
    String path() {
        return "/collections/" + ApiRequest.encoded(id);
    }

    String itemsPath() {
        return path() + "/items";
    }

    String itemPath(long fid) {
        return itemsPath() + "/" + ApiRequest.encoded(idPrefix() + fid);
    }

    /** What stands before the fid in a feature's id: {@code land_parcel.}, as on every protocol. */
    String idPrefix() {
        return id + ".";
    }

    /** The fid in a feature's id, which may also stand alone; empty if no feature here can have that id. */
    OptionalLong fid(String featureId) {
        String digits = featureId.startsWith(idPrefix())
                ? featureId.substring(idPrefix().length())
                : featureId;
        return digits.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    Optional<String> description(String language) {
        return layer.description().map(text -> text.in(language));
    }
}
