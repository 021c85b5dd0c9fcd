package vn.urbansdi.wms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.render.FeaturePicker.Picked;

/** One form of GetFeatureInfo's answer. Only public attributes ever come here. */
interface FeatureInfoFormat {

    String mediaType();

    /**
     * @param picked   by layer, in the order of the request
     * @param crs      of the geometries
     * @param language {@code vi} or {@code en}
     */
    void write(List<Picked> picked, Crs crs, String language, OutputStream out) throws IOException;
}
