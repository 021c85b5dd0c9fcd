package vn.urbansdi.format;

import java.io.IOException;

/**
 * Writes WKB as the markup that GML 2 (OGC 02-069) and KML 2.2 (OGC 07-147r2) have in common: rings named by the boundary that
 * they are, coordinates as tuples, {@code x,y x,y}. The two differ in prefix and in how several parts stand together.
 */
final class TupleGeometry {

    private static final String[] SINGLE = {null, "Point", "LineString", "Polygon"};
    private static final String[] GML_MULTI = {"MultiPoint", "MultiLineString", "MultiPolygon"};
    private static final String[] GML_MEMBERS = {"pointMember", "lineStringMember", "polygonMember"};

    private final ByteOutput out;
    private final boolean northFirst;
    private final int decimals;
    private final byte[][] starts = new byte[7][];
    private final byte[][] ends = new byte[7][];
    private final byte[][] partStarts = new byte[4][];
    private final byte[][] partEnds = new byte[4][];
    private final byte[] coordinates;
    private final byte[] endCoordinates;
    private final byte[][] boundaries;
    private final byte[][] endBoundaries;
    private final WkbCursor cursor = new WkbCursor();

    /** @param crs of the coordinates; its name stands at each geometry */
    static TupleGeometry gml2(ByteOutput out, GmlCrs crs) {
        return new TupleGeometry(
                out, crs.northFirst(), crs.decimals(), "gml:", " srsName=\"" + crs.srsName() + "\"", true);
    }

    static TupleGeometry kml(ByteOutput out, int decimals) {
        return new TupleGeometry(out, false, decimals, "", "", false);
    }

    private TupleGeometry(
            ByteOutput out, boolean northFirst, int decimals, String prefix, String attributes, boolean members) {
        this.out = out;
        this.northFirst = northFirst;
        this.decimals = decimals;
        for (int type = WkbCursor.POINT; type <= WkbCursor.POLYGON; type++) {
            String single = prefix + SINGLE[type];
            String multi = prefix + (members ? GML_MULTI[type - 1] : "MultiGeometry");
            String member = members ? prefix + GML_MEMBERS[type - 1] : "";
            starts[type] = ByteOutput.utf8("<" + single + attributes + ">");
            ends[type] = ByteOutput.utf8("</" + single + ">");
            starts[type + 3] = ByteOutput.utf8("<" + multi + attributes + ">");
            ends[type + 3] = ByteOutput.utf8("</" + multi + ">");
            partStarts[type] = ByteOutput.utf8((members ? "<" + member + ">" : "") + "<" + single + ">");
            partEnds[type] = ByteOutput.utf8("</" + single + ">" + (members ? "</" + member + ">" : ""));
        }
        coordinates = ByteOutput.utf8("<" + prefix + "coordinates>");
        endCoordinates = ByteOutput.utf8("</" + prefix + "coordinates>");
        boundaries =
                boundaries(prefix, "<%1$souterBoundaryIs><%1$sLinearRing>", "<%1$sinnerBoundaryIs><%1$sLinearRing>");
        endBoundaries = boundaries(
                prefix, "</%1$sLinearRing></%1$souterBoundaryIs>", "</%1$sLinearRing></%1$sinnerBoundaryIs>");
    }

    private static byte[][] boundaries(String prefix, String outer, String inner) {
        return new byte[][] {ByteOutput.utf8(outer.formatted(prefix)), ByteOutput.utf8(inner.formatted(prefix))};
    }

    void write(byte[] wkb) throws IOException {
        int type = cursor.start(wkb);
        out.bytes(starts[type]);
        if (type <= WkbCursor.POLYGON) {
            content(type);
        } else {
            int parts = cursor.count();
            for (int i = 0; i < parts; i++) {
                int part = cursor.enter();
                out.bytes(partStarts[part]);
                content(part);
                out.bytes(partEnds[part]);
            }
        }
        out.bytes(ends[type]);
    }

    private void content(int type) throws IOException {
        switch (type) {
            case WkbCursor.POINT -> tuples(1, false);
            case WkbCursor.LINE_STRING -> tuples(cursor.count(), false);
            default -> {
                int rings = cursor.count();
                for (int i = 0; i < rings; i++) {
                    int boundary = i == 0 ? 0 : 1;
                    out.bytes(boundaries[boundary]);
                    int count = cursor.count();
                    tuples(count, cursor.isCounterClockwise(count) != (i == 0));
                    out.bytes(endBoundaries[boundary]);
                }
            }
        }
    }

    private void tuples(int count, boolean backwards) throws IOException {
        out.bytes(coordinates);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.single(' ');
            }
            int at = backwards ? count - 1 - i : i;
            out.coordinate(northFirst ? cursor.y(at) : cursor.x(at), decimals);
            out.single(',');
            out.coordinate(northFirst ? cursor.x(at) : cursor.y(at), decimals);
        }
        out.bytes(endCoordinates);
        cursor.skip(count);
    }
}
