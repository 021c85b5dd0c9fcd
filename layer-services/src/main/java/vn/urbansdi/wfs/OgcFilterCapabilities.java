package vn.urbansdi.wfs;

import java.util.List;
import vn.urbansdi.ows.XmlWriter;

/** {@code ogc:Filter_Capabilities} of the earlier versions (OGC 04-095, 15; OGC 02-059, 14). */
final class OgcFilterCapabilities {

    private static final List<String> GEOMETRIES =
            List.of("gml:Envelope", "gml:Point", "gml:LineString", "gml:Polygon");

    private static final List<String> COMPARISONS = List.of(
            "LessThan",
            "GreaterThan",
            "LessThanEqualTo",
            "GreaterThanEqualTo",
            "EqualTo",
            "NotEqualTo",
            "Like",
            "Between",
            "NullCheck");

    private OgcFilterCapabilities() {}

    /** Of Filter Encoding 1.1. */
    static void write11(XmlWriter xml) {
        xml.open("ogc:Filter_Capabilities").open("ogc:Spatial_Capabilities").open("ogc:GeometryOperands");
        GEOMETRIES.forEach(name -> xml.leaf("ogc:GeometryOperand", name));
        xml.close().open("ogc:SpatialOperators");
        FilterCapabilities.SPATIAL.forEach(name -> xml.empty("ogc:SpatialOperator", "name", name));
        xml.close().close().open("ogc:Scalar_Capabilities").empty("ogc:LogicalOperators");
        xml.open("ogc:ComparisonOperators");
        COMPARISONS.forEach(name -> xml.leaf("ogc:ComparisonOperator", name));
        xml.close().close();
        xml.open("ogc:Id_Capabilities").empty("ogc:EID").empty("ogc:FID").close();
        xml.close();
    }

    /** Of Filter Encoding 1.0, which writes one of the operators without its last letter here. */
    static void write10(XmlWriter xml) {
        xml.open("ogc:Filter_Capabilities").open("ogc:Spatial_Capabilities").open("ogc:Spatial_Operators");
        FilterCapabilities.SPATIAL.forEach(
                name -> xml.empty("ogc:" + (name.equals("Intersects") ? "Intersect" : name)));
        xml.close().close().open("ogc:Scalar_Capabilities").empty("ogc:Logical_Operators");
        xml.open("ogc:Comparison_Operators");
        List.of("Simple_Comparisons", "Like", "Between", "NullCheck").forEach(name -> xml.empty("ogc:" + name));
        xml.close().close().close();
    }
}
