package vn.urbansdi.app;

import java.util.List;

/** Bodies that nobody honest sends: broken, endless, nested without end, reaching for files. */
final class HostileDocuments {

    private static final String WFS = "<GetFeature service='WFS' version='2.0.0' xmlns='http://www.opengis.net/wfs/2.0'"
            + " xmlns:fes='http://www.opengis.net/fes/2.0' xmlns:gml='http://www.opengis.net/gml/3.2'>";
    private static final String QUERY = "<Query typeNames='ward'/>";
    private static final String END = "</GetFeature>";

    private HostileDocuments() {}

    static List<String> all() {
        return List.of(
                "",
                " ",
                "\0",
                "\ufeff",
                "nothing",
                "<",
                "<a",
                "<a>",
                "<a/><b/>",
                "<?xml version='1.0'?>",
                "<?xml version='9.0'?><a/>",
                "<?xml version='1.0' encoding='nothing'?><a/>",
                "<?xml version='1.0' encoding='UTF-16'?>" + WFS + QUERY + END,
                "{\"type\":\"Polygon\"}",
                "<a service='WFS' version='2.0.0'/>",
                WFS + QUERY,
                WFS + QUERY + "</GetFeature",
                WFS + QUERY + END + "<a/>",
                WFS + QUERY + END + "and more",
                WFS + END,
                WFS + "<Query/>" + END,
                WFS + "<Query typeNames=''/>" + END,
                WFS + "<Query typeNames='nothing'/>" + END,
                WFS + "<Query typeNames='a:ward'/>" + END,
                WFS + "<Query typeNames='ward ward'/>" + END,
                WFS + "<Query typeNames='ward' srsName='EPSG:1'/>" + END,
                WFS + "<Query typeNames='ward'>text</Query>" + END,
                WFS + "<Query typeNames='ward'><Fish/></Query>" + END,
                WFS + "<Fish/>" + END,
                WFS + "<StoredQuery/>" + END,
                WFS + "<StoredQuery id='nothing'/>" + END,
                WFS + "<StoredQuery id='urn:ogc:def:query:OGC-WFS::GetFeatureById'/>" + END,
                WFS + "<Query typeNames='ward'><PropertyName><a/></PropertyName></Query>" + END,
                WFS + "<Query typeNames='ward'><PropertyName>nothing</PropertyName></Query>" + END,
                WFS.replace("2.0.0", "1.0.0") + QUERY + END,
                WFS.replace("'WFS'", "'WMS'") + QUERY + END,
                WFS.replace("service='WFS'", "") + QUERY + END,
                WFS.replace("version", "count='-1' version") + QUERY + END,
                WFS.replace("version", "count='1e9' version") + QUERY + END,
                WFS.replace("version", "startIndex='99999999999999999999' version") + QUERY + END,
                WFS.replace("version", "resultType='fish' version") + QUERY + END,
                WFS.replace("version", "outputFormat='../../x' version") + QUERY + END,
                WFS.replace("GetFeature", "Transaction") + "<Insert/></Transaction>",
                WFS.replace("GetFeature", "LockFeature") + "</LockFeature>",
                WFS.replace("GetFeature", "GetPropertyValue") + QUERY + "</GetPropertyValue>",
                "<!DOCTYPE a>" + WFS + QUERY + END,
                "<!DOCTYPE a [<!ENTITY b 'c'>]>" + WFS + "<Query typeNames='&b;'/>" + END,
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>" + WFS + "&b;" + END,
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>" + WFS + QUERY + END,
                billionLaughs(),
                WFS + "&undeclared;" + END,
                WFS + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>" + END,
                WFS + "<Query typeNames='ward'>" + "<a>".repeat(50_000),
                WFS + filter("<fes:Not>".repeat(90)),
                WFS + filter("<fes:Not>".repeat(50_000)),
                "<a " + "b='c' ".repeat(10) + "/>",
                attributes(20_000),
                WFS + "<Query typeNames='" + "ward ".repeat(100_000) + "'/>" + END,
                WFS + "<Query typeNames='ward'><PropertyName>" + "x".repeat(3_000_000) + "</PropertyName></Query>"
                        + END,
                WFS
                        + filter(
                                "<fes:BBOX><gml:Envelope><gml:lowerCorner>NaN 0</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></fes:BBOX>"),
                WFS
                        + filter(
                                "<fes:BBOX><gml:Envelope><gml:lowerCorner>9 9</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></fes:BBOX>"),
                WFS + filter("<fes:BBOX><gml:Envelope srsName='EPSG:1'/></fes:BBOX>"),
                WFS + filter("<fes:BBOX/>"),
                WFS + filter("<fes:And/>"),
                WFS
                        + filter(
                                "<fes:Intersects><fes:ValueReference>geom</fes:ValueReference><gml:Polygon><gml:exterior><gml:LinearRing>"
                                        + "<gml:posList>0 0 1 1 0 1 1 0 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></fes:Intersects>"),
                WFS
                        + filter(
                                "<fes:DWithin><fes:ValueReference>geom</fes:ValueReference><gml:Point><gml:pos>0 0</gml:pos></gml:Point>"
                                        + "<fes:Distance uom='parsec'>1</fes:Distance></fes:DWithin>"),
                WFS
                        + filter(
                                "<fes:PropertyIsEqualTo><fes:Function name='pg_sleep'><fes:Literal>9</fes:Literal></fes:Function>"
                                        + "<fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>"),
                WFS
                        + filter("<fes:PropertyIsEqualTo><fes:ValueReference>official_area_km2</fes:ValueReference>"
                                + "<fes:Literal>1e999999999</fes:Literal></fes:PropertyIsEqualTo>"),
                WFS
                        + filter(
                                "<fes:PropertyIsLike wildCard='' singleChar='' escapeChar=''><fes:ValueReference>name</fes:ValueReference>"
                                        + "<fes:Literal>x</fes:Literal></fes:PropertyIsLike>"));
    }

    /** The same in the words of an earlier version of WFS. */
    static String earlier(String document, String version) {
        return document.replace("2.0.0", version)
                .replace("/wfs/2.0'", "/wfs'")
                .replace("/fes/2.0'", "/ogc'")
                .replace("/gml/3.2'", "/gml'")
                .replace("typeNames", "typeName")
                .replace("ValueReference", "PropertyName")
                .replace("count=", "maxFeatures=");
    }

    /** The same in an envelope, as far as there can be one around it. */
    static String enveloped(String document) {
        return "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body>" + document
                + "</e:Body></e:Envelope>";
    }

    private static String filter(String operator) {
        return "<Query typeNames='ward'><fes:Filter>" + operator + "</fes:Filter></Query>" + END;
    }

    private static String attributes(int number) {
        StringBuilder element = new StringBuilder("<a");
        for (int i = 0; i < number; i++) {
            element.append(" a").append(i).append("='b'");
        }
        return element.append("/>").toString();
    }

    private static String billionLaughs() {
        StringBuilder entities = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 12; i++) {
            entities.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return entities + "]>" + WFS + "<Query typeNames='&e11;'/>" + END;
    }
}
