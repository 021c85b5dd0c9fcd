package vn.urbansdi.ogcapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.geo.CrsReference;

/** What a JSON-FG document says of itself (OGC 21-045r1, clauses 7 and 13). */
final class JsonFgMembers {

    static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas");

    private JsonFgMembers() {}

    /** The members of the outermost object, with a comma behind each. */
    static String of(ApiRequest request, PublishedCollection collection, CrsReference crs) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("conformsTo", CONFORMANCE);
        members.put("featureType", collection.id());
        members.put("featureSchema", request.root() + collection.path() + CollectionSchema.RETURNABLES.path());
        members.put("geometryDimension", collection.layer().geometry().type().dimension());
        members.put("coordRefSys", crs.name());
        String object = JsonMapper.shared().writeValueAsString(members);
        return object.substring(1, object.length() - 1) + ",";
    }
}
