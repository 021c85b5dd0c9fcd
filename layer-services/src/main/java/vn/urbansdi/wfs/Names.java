package vn.urbansdi.wfs;

/** Namespaces, and the standard locations of their schemas. */
final class Names {

    static final String WFS = "http://www.opengis.net/wfs/2.0";
    static final String WFS_SCHEMA = "http://schemas.opengis.net/wfs/2.0/wfs.xsd";
    static final String WFS_1 = "http://www.opengis.net/wfs";
    static final String WFS_1_1_SCHEMA = "http://schemas.opengis.net/wfs/1.1.0/wfs.xsd";
    static final String WFS_1_0_SCHEMA = "http://schemas.opengis.net/wfs/1.0.0/WFS-basic.xsd";
    static final String WFS_1_0_TRANSACTION_SCHEMA = "http://schemas.opengis.net/wfs/1.0.0/WFS-transaction.xsd";
    static final String WFS_1_0_CAPABILITIES_SCHEMA = "http://schemas.opengis.net/wfs/1.0.0/WFS-capabilities.xsd";
    static final String GML = "http://www.opengis.net/gml/3.2";
    static final String GML_3_1 = "http://www.opengis.net/gml";
    static final String GML_SCHEMA = "http://schemas.opengis.net/gml/3.2.1/gml.xsd";
    static final String GML_3_1_SCHEMA = "http://schemas.opengis.net/gml/3.1.1/base/gml.xsd";
    static final String GML_2_SCHEMA = "http://schemas.opengis.net/gml/2.1.2/feature.xsd";
    static final String OGC = "http://www.opengis.net/ogc";
    static final String OGC_EXCEPTION_SCHEMA = "http://schemas.opengis.net/wfs/1.0.0/OGC-exception.xsd";
    static final String OWS_1_0 = "http://www.opengis.net/ows";
    static final String OWS_1_0_EXCEPTION_SCHEMA = "http://schemas.opengis.net/ows/1.0.0/owsExceptionReport.xsd";
    static final String FES = "http://www.opengis.net/fes/2.0";
    static final String OWS = "http://www.opengis.net/ows/1.1";
    static final String XLINK = "http://www.w3.org/1999/xlink";
    static final String XSD = "http://www.w3.org/2001/XMLSchema";
    static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private Names() {}
}
