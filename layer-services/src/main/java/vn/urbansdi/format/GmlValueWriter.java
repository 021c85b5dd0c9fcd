package vn.urbansdi.format;

import java.io.IOException;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;

/** Writes one property of each feature in GML 3.2, or its identifier: a member of {@code wfs:ValueCollection} each. */
public final class GmlValueWriter implements FeatureWriter {

    private final ByteOutput out;
    private final byte[] before;
    private final byte[] after;
    private final String idPrefix;
    private final boolean identifiers;
    private final GmlGeometry geometry;
    private long written;

    /**
     * @param query       for the one property, an attribute or the geometry, or for none where identifiers are wanted
     * @param identifiers whether the features' gml:ids are the values
     * @param before      markup before each value
     * @param after       markup after each value
     */
    public GmlValueWriter(
            ByteOutput out,
            FeatureQuery query,
            GmlNames names,
            GmlCrs crs,
            boolean identifiers,
            String before,
            String after) {
        this.out = out;
        GmlProperties.Element element = query.properties().stream()
                .findFirst()
                .map(attribute -> GmlProperties.element(query.layer(), attribute, names, GmlDialect.V3_2_1))
                .orElse(new GmlProperties.Element(
                        "<" + names.prefix() + ":" + names.geometry() + ">",
                        "</" + names.prefix() + ":" + names.geometry() + ">"));
        this.before = ByteOutput.utf8(before + (identifiers ? "" : element.open()));
        this.after = ByteOutput.utf8((identifiers ? "" : element.close()) + after + "\n");
        this.idPrefix = names.idPrefix();
        this.identifiers = identifiers;
        this.geometry = new GmlGeometry(out, crs, names.idPrefix(), GmlDialect.V3_2_1);
    }

    @Override
    public void accept(Feature feature) throws IOException {
        out.bytes(before);
        if (identifiers) {
            out.bytes(ByteOutput.utf8(idPrefix));
            out.integer(feature.fid());
        } else if (feature.values().length > 0) {
            out.xmlText(Values.text(feature.values()[0]));
        } else {
            geometry.write(feature.fid(), feature.wkb());
        }
        out.bytes(after);
        written++;
    }

    @Override
    public long written() {
        return written;
    }
}
