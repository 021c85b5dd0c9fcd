package vn.urbansdi.featureinfo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.render.FeaturePicker.Picked;

/** One form of what a place on a map shows. Only public attributes ever come here. */
public interface FeatureInfoFormat {

    /** The name in the capabilities, and the type of the answer. */
    String mediaType();

    /** Other names under which clients ask for it. */
    default List<String> otherNames() {
        return List.of();
    }

    /**
     * @param picked   by layer, in the order of the request
     * @param crs      of the geometries
     * @param language {@code vi} or {@code en}
     */
    void write(List<Picked> picked, Crs crs, String language, OutputStream out) throws IOException;
}
