package vn.urbansdi.wfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.urbansdi.filter.FesTemporal;
import vn.urbansdi.ows.XmlWriter;

/** {@code fes:Filter_Capabilities} (OGC 09-026r2, 7.14): what the filters of this product understand. */
final class FilterCapabilities {

    private static final Map<String, Boolean> CONFORMANCE = new LinkedHashMap<>();

    static {
        CONFORMANCE.put("ImplementsQuery", true);
        CONFORMANCE.put("ImplementsAdHocQuery", true);
        CONFORMANCE.put("ImplementsFunctions", false);
        CONFORMANCE.put("ImplementsResourceId", true);
        CONFORMANCE.put("ImplementsMinStandardFilter", true);
        CONFORMANCE.put("ImplementsStandardFilter", true);
        CONFORMANCE.put("ImplementsMinSpatialFilter", true);
        CONFORMANCE.put("ImplementsSpatialFilter", true);
        CONFORMANCE.put("ImplementsMinTemporalFilter", true);
        CONFORMANCE.put("ImplementsTemporalFilter", true);
        CONFORMANCE.put("ImplementsVersionNav", false);
        CONFORMANCE.put("ImplementsSorting", true);
        CONFORMANCE.put("ImplementsExtendedOperators", false);
        CONFORMANCE.put("ImplementsMinimumXPath", true);
        CONFORMANCE.put("ImplementsSchemaElementFunc", false);
    }

    private static final List<String> COMPARISONS = List.of(
            "PropertyIsEqualTo",
            "PropertyIsNotEqualTo",
            "PropertyIsLessThan",
            "PropertyIsGreaterThan",
            "PropertyIsLessThanOrEqualTo",
            "PropertyIsGreaterThanOrEqualTo",
            "PropertyIsLike",
            "PropertyIsNull",
            "PropertyIsNil",
            "PropertyIsBetween");

    private static final List<String> GEOMETRIES = List.of(
            "gml:Envelope",
            "gml:Point",
            "gml:LineString",
            "gml:Polygon",
            "gml:MultiPoint",
            "gml:MultiCurve",
            "gml:MultiSurface");

    /** The same in every version. */
    static final List<String> SPATIAL = List.of(
            "BBOX",
            "Equals",
            "Disjoint",
            "Intersects",
            "Touches",
            "Crosses",
            "Within",
            "Contains",
            "Overlaps",
            "DWithin",
            "Beyond");

    private FilterCapabilities() {}

    static void write(XmlWriter xml) {
        xml.open("fes:Filter_Capabilities").open("fes:Conformance");
        CONFORMANCE.forEach((name, implemented) -> constraint(xml, name, implemented));
        xml.close();
        xml.open("fes:Id_Capabilities")
                .empty("fes:ResourceIdentifier", "name", "fes:ResourceId")
                .close();
        xml.open("fes:Scalar_Capabilities").empty("fes:LogicalOperators").open("fes:ComparisonOperators");
        COMPARISONS.forEach(name -> xml.empty("fes:ComparisonOperator", "name", name));
        xml.close().close();
        xml.open("fes:Spatial_Capabilities").open("fes:GeometryOperands");
        GEOMETRIES.forEach(name -> xml.empty("fes:GeometryOperand", "name", name));
        xml.close().open("fes:SpatialOperators");
        SPATIAL.forEach(name -> xml.empty("fes:SpatialOperator", "name", name));
        xml.close().close();
        xml.open("fes:Temporal_Capabilities").open("fes:TemporalOperands");
        xml.empty("fes:TemporalOperand", "name", "gml:TimeInstant");
        xml.empty("fes:TemporalOperand", "name", "gml:TimePeriod");
        xml.close().open("fes:TemporalOperators");
        // the schema of capabilities has no name for it, though that of filters has
        FesTemporal.operators().stream()
                .filter(name -> !name.equals("AnyInteracts"))
                .forEach(name -> xml.empty("fes:TemporalOperator", "name", name));
        xml.close().close().close();
    }

    private static void constraint(XmlWriter xml, String name, boolean implemented) {
        xml.open("fes:Constraint", "name", name)
                .empty("ows:NoValues")
                .leaf("ows:DefaultValue", implemented ? "TRUE" : "FALSE")
                .close();
    }
}
