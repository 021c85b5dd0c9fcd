package vn.urbansdi.wfs;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.format.GmlDialect;
import vn.urbansdi.ows.XmlWriter;

/**
 * DescribeFeatureType (OGC 09-025r1, 9.3; OGC 04-094, 8.3; OGC 02-058, 11.3): the application schema of feature types, as XML
 * Schema over one of the dialects of GML.
 */
final class ApplicationSchema {

    private ApplicationSchema() {}

    static byte[] document(List<FeatureType> described, FeatureTypes types, Catalog catalog, GmlDialect dialect) {
        XmlWriter xml = new XmlWriter()
                .open(
                        "xsd:schema",
                        "xmlns:xsd",
                        Names.XSD,
                        "xmlns:gml",
                        dialect.namespace(),
                        "xmlns:" + types.prefix(),
                        types.namespace(),
                        "targetNamespace",
                        types.namespace(),
                        "elementFormDefault",
                        "qualified",
                        "version",
                        "1.0")
                .empty("xsd:import", "namespace", dialect.namespace(), "schemaLocation", schema(dialect));
        described.forEach(type -> featureType(xml, type, catalog, dialect));
        return xml.close().toBytes();
    }

    private static String schema(GmlDialect dialect) {
        return switch (dialect) {
            case V2_1_2 -> Names.GML_2_SCHEMA;
            case V3_1_1 -> Names.GML_3_1_SCHEMA;
            case V3_2_1 -> Names.GML_SCHEMA;
        };
    }

    private static void featureType(XmlWriter xml, FeatureType type, Catalog catalog, GmlDialect dialect) {
        String typeName = type.localName() + "Type";
        xml.empty(
                "xsd:element",
                "name",
                type.localName(),
                "type",
                type.prefix() + ":" + typeName,
                "substitutionGroup",
                dialect == GmlDialect.V3_2_1 ? "gml:AbstractFeature" : "gml:_Feature");
        xml.open("xsd:complexType", "name", typeName);
        documentation(xml, type.layer().title());
        xml.open("xsd:complexContent")
                .open("xsd:extension", "base", "gml:AbstractFeatureType")
                .open("xsd:sequence");
        type.attributes().stream()
                .filter(attribute -> type.layer()
                        .gml()
                        .property(attribute.name())
                        .filter(dialect.standardProperties()::contains)
                        .isEmpty())
                .forEach(attribute -> attribute(xml, attribute, catalog));
        xml.empty(
                "xsd:element",
                "name",
                FeatureType.GEOMETRY,
                "type",
                "gml:" + geometryType(type.layer().geometry().type(), dialect),
                "minOccurs",
                "0",
                "nillable",
                "true");
        xml.close().close().close().close();
    }

    private static void attribute(XmlWriter xml, Attribute attribute, Catalog catalog) {
        Optional<CodeList> codes = attribute.codes().flatMap(catalog::codeList);
        String minOccurs = attribute.required() ? null : "0";
        String nillable = attribute.required() ? null : "true";
        String base = simpleType(attribute.type());
        xml.open(
                "xsd:element",
                "name",
                attribute.name(),
                "type",
                codes.isPresent() ? null : base,
                "minOccurs",
                minOccurs,
                "nillable",
                nillable);
        documentation(xml, attribute.title());
        codes.ifPresent(list -> {
            xml.open("xsd:simpleType").open("xsd:restriction", "base", base);
            list.codes().forEach(code -> {
                xml.open("xsd:enumeration", "value", code.value());
                documentation(xml, code.title());
                xml.close();
            });
            xml.close().close();
        });
        xml.close();
    }

    private static void documentation(XmlWriter xml, Title title) {
        xml.open("xsd:annotation")
                .leaf("xsd:documentation", title.vi(), "xml:lang", "vi")
                .leaf("xsd:documentation", title.en(), "xml:lang", "en")
                .close();
    }

    static String simpleType(AttributeType type) {
        return switch (type) {
            case TEXT -> "xsd:string";
            case INTEGER -> "xsd:long";
            case DECIMAL -> "xsd:decimal";
            case BOOLEAN -> "xsd:boolean";
            case DATE -> "xsd:date";
            case TIMESTAMP -> "xsd:dateTime";
        };
    }

    private static String geometryType(GeometryType type, GmlDialect dialect) {
        boolean simple = dialect == GmlDialect.V2_1_2;
        return switch (type) {
            case POINT -> "PointPropertyType";
            case LINE_STRING -> simple ? "LineStringPropertyType" : "CurvePropertyType";
            case POLYGON -> simple ? "PolygonPropertyType" : "SurfacePropertyType";
            case MULTI_POINT -> "MultiPointPropertyType";
            case MULTI_LINE_STRING -> simple ? "MultiLineStringPropertyType" : "MultiCurvePropertyType";
            case MULTI_POLYGON -> simple ? "MultiPolygonPropertyType" : "MultiSurfacePropertyType";
        };
    }
}
