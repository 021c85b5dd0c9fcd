package vn.urbansdi.sample.deliver;

/** The CRSs of the deliveries as the programs of the departments write them. */
final class Vn2000 {

    static final int TM3_107_45 = 5899;
    static final int UTM_48N = 3405;
    static final String TM3_107_45_NAME = "VN-2000 / TM-3 107-45";

    private static final String ESRI_GEOGRAPHIC = "GEOGCS[\"GCS_VN_2000\",DATUM[\"D_Vietnam_2000\","
            + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private static final String OGC_GEOGRAPHIC = "GEOGCS[\"VN-2000\",DATUM[\"Vietnam_2000\","
            + "SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6756\"]],"
            + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
            + "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4756\"]]";

    /** Esri's projection file of EPSG:5899; like all of Esri's it says nothing of the datum shift. */
    static final String TM3_107_45_ESRI = "PROJCS[\"VN_2000_TM-3_107-45\"," + ESRI_GEOGRAPHIC
            + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
            + "PARAMETER[\"Central_Meridian\",107.75],PARAMETER[\"Scale_Factor\",0.9999],"
            + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    /** Esri's projection file of EPSG:3405. */
    static final String UTM_48N_ESRI = "PROJCS[\"VN_2000_UTM_Zone_48N\"," + ESRI_GEOGRAPHIC
            + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
            + "PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],"
            + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    static final String TM3_107_45_OGC = "PROJCS[\"" + TM3_107_45_NAME + "\"," + OGC_GEOGRAPHIC
            + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
            + "PARAMETER[\"central_meridian\",107.75],PARAMETER[\"scale_factor\",0.9999],PARAMETER[\"false_easting\",500000],"
            + "PARAMETER[\"false_northing\",0],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],AUTHORITY[\"EPSG\",\"5899\"]]";

    private Vn2000() {}
}
