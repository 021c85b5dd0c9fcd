package vn.urbansdi.wms;

import java.util.Optional;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.Versions;

/** The versions of the standard, and in what they differ on the wire. */
enum WmsVersion {
    V1_1_1("1.1.1", "SRS", "InvalidSRS", "X", "Y"),
    V1_3_0("1.3.0", "CRS", "InvalidCRS", "I", "J");

    private final String number;
    private final String crsParameter;
    private final String invalidCrs;
    private final String columnParameter;
    private final String rowParameter;

    WmsVersion(String number, String crsParameter, String invalidCrs, String columnParameter, String rowParameter) {
        this.number = number;
        this.crsParameter = crsParameter;
        this.invalidCrs = invalidCrs;
        this.columnParameter = columnParameter;
        this.rowParameter = rowParameter;
    }

    String number() {
        return number;
    }

    String crsParameter() {
        return crsParameter;
    }

    /** Exception code for a CRS that is not offered. */
    String invalidCrs() {
        return invalidCrs;
    }

    String columnParameter() {
        return columnParameter;
    }

    String rowParameter() {
        return rowParameter;
    }

    /**
     * The version in which to answer (OGC 06-042, 6.2.4): the highest that is not above the one asked for, else the lowest.
     * {@code WMTVER} is the name of the parameter in WMS 1.0. Requests without a version, which many clients send, are
     * taken by the name that they use for the CRS.
     */
    static WmsVersion of(KvpRequest kvp) {
        Optional<String> asked = kvp.text("VERSION").or(() -> kvp.text("WMTVER"));
        if (asked.isEmpty()) {
            return kvp.has("SRS") && !kvp.has("CRS") ? V1_1_1 : V1_3_0;
        }
        return Versions.compare(asked.get(), V1_3_0.number) >= 0 ? V1_3_0 : V1_1_1;
    }
}
