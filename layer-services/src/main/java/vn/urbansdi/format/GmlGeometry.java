package vn.urbansdi.format;

import java.io.IOException;

/**
 * Writes WKB as a geometry of GML 3: Point, LineString, Polygon, and of them MultiPoint, MultiCurve and MultiSurface. Ids,
 * where the dialect wants them, are {@code <feature>.geom}, those of parts {@code <feature>.geom.<n>} from 1 on.
 */
final class GmlGeometry {

    private static final String[] ELEMENTS = {
        null, "Point", "LineString", "Polygon", "MultiPoint", "MultiCurve", "MultiSurface"
    };
    private static final String[] MEMBERS = {null, null, null, null, "pointMember", "curveMember", "surfaceMember"};

    private static final byte[] POS = ByteOutput.utf8("<gml:pos>");
    private static final byte[] END_POS = ByteOutput.utf8("</gml:pos>");
    private static final byte[] POS_LIST = ByteOutput.utf8("<gml:posList>");
    private static final byte[] END_POS_LIST = ByteOutput.utf8("</gml:posList>");
    private static final byte[] EXTERIOR = ByteOutput.utf8("<gml:exterior><gml:LinearRing>");
    private static final byte[] END_EXTERIOR = ByteOutput.utf8("</gml:LinearRing></gml:exterior>");
    private static final byte[] INTERIOR = ByteOutput.utf8("<gml:interior><gml:LinearRing>");
    private static final byte[] END_INTERIOR = ByteOutput.utf8("</gml:LinearRing></gml:interior>");

    private final ByteOutput out;
    private final boolean northFirst;
    private final int decimals;
    private final byte[][] starts = new byte[7][];
    private final byte[][] partStarts = new byte[7][];
    private final byte[][] ends = new byte[7][];
    private final byte[][] partEnds = new byte[7][];
    private final byte[] idEnd;
    private final boolean identified;
    private static final byte[] PART = ByteOutput.utf8(".geom.");
    private static final byte[] CLOSE = ByteOutput.utf8("\">");
    private final WkbCursor cursor = new WkbCursor();

    GmlGeometry(ByteOutput out, GmlCrs crs, String idPrefix, GmlDialect dialect) {
        this.out = out;
        this.identified = dialect.identifiesGeometries();
        String id = identified ? " gml:id=\"" + idPrefix : "";
        this.northFirst = crs.northFirst();
        this.decimals = crs.decimals();
        for (int type = WkbCursor.POINT; type <= WkbCursor.MULTI_POLYGON; type++) {
            String element = "gml:" + ELEMENTS[type];
            starts[type] = ByteOutput.utf8("<" + element + id);
            ends[type] = ByteOutput.utf8("</" + element + ">");
            if (type > WkbCursor.POLYGON) {
                String part = "gml:" + ELEMENTS[type - 3];
                String member = "gml:" + MEMBERS[type];
                partStarts[type] = ByteOutput.utf8("<" + member + "><" + part + id + (identified ? "" : ">"));
                partEnds[type] = ByteOutput.utf8("</" + part + "></" + member + ">");
            }
        }
        this.idEnd = ByteOutput.utf8(
                (identified ? ".geom\"" : "") + " srsName=\"" + crs.srsName() + "\" srsDimension=\"2\">");
    }

    void write(long fid, byte[] wkb) throws IOException {
        int type = cursor.start(wkb);
        out.bytes(starts[type]);
        if (identified) {
            out.integer(fid);
        }
        out.bytes(idEnd);
        if (type <= WkbCursor.POLYGON) {
            content(type);
        } else {
            int parts = cursor.count();
            for (int i = 1; i <= parts; i++) {
                out.bytes(partStarts[type]);
                if (identified) {
                    out.integer(fid);
                    out.bytes(PART);
                    out.integer(i);
                    out.bytes(CLOSE);
                }
                content(cursor.enter());
                out.bytes(partEnds[type]);
            }
        }
        out.bytes(ends[type]);
    }

    private void content(int type) throws IOException {
        switch (type) {
            case WkbCursor.POINT -> {
                out.bytes(POS);
                position(0);
                out.bytes(END_POS);
                cursor.skip(1);
            }
            case WkbCursor.LINE_STRING -> positions(cursor.count(), false);
            default -> {
                int rings = cursor.count();
                for (int i = 0; i < rings; i++) {
                    out.bytes(i == 0 ? EXTERIOR : INTERIOR);
                    int count = cursor.count();
                    positions(count, cursor.isCounterClockwise(count) != (i == 0));
                    out.bytes(i == 0 ? END_EXTERIOR : END_INTERIOR);
                }
            }
        }
    }

    private void positions(int count, boolean backwards) throws IOException {
        out.bytes(POS_LIST);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.single(' ');
            }
            position(backwards ? count - 1 - i : i);
        }
        out.bytes(END_POS_LIST);
        cursor.skip(count);
    }

    private void position(int i) throws IOException {
        double x = cursor.x(i);
        double y = cursor.y(i);
        out.coordinate(northFirst ? y : x, decimals);
        out.single(' ');
        out.coordinate(northFirst ? x : y, decimals);
    }
}
