package vn.urbansdi.wfs;

import java.util.Locale;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.geo.CoordinateTransform;

/** Spatial conditions with literals in every CRS and axis order. */
final class RandomPlace {

    /** Where no rounding error decides: two centimetres to either side the answer is the same. */
    private static final double MARGIN_M = 0.02;

    private static final String IMAGE = "ST_Transform(geom, 5899)";

    private RandomPlace() {}

    static RandomCondition condition(Random random) {
        RandomCases.CrsName crs = RandomCases.pick(random, RandomCases.CRS_NAMES);
        double x = RandomCases.east(random);
        double y = RandomCases.north(random);
        double size = 100 + random.nextInt(900);
        return switch (random.nextInt(5)) {
            case 0 -> distance(random, crs, x, y, size);
            case 1 -> box(crs, x, y, size);
            default -> triangle(random, crs, x, y, size);
        };
    }

    private static RandomCondition triangle(Random random, RandomCases.CrsName crs, double x, double y, double size) {
        double[] corners = inCrs(crs, x, y, x + size, y + size / 7, x + size / 3, y + size * 0.9, x, y);
        String operator = RandomCases.pick(random, java.util.List.of("Intersects", "Within", "Disjoint"));
        String srsName = "srsName='" + WfsAsk.escaped(crs.name()) + "'";
        String gml = "<gml:Polygon gml:id='g' " + srsName + "><gml:exterior><gml:LinearRing><gml:posList>"
                + RandomCondition.numbers(corners, crs.latitudeFirst())
                + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
        String wkt = "POLYGON((" + pairs(corners) + "))";
        return literal(operator, gml, crs, wkt);
    }

    /** A BBOX is what is not disjoint from the rectangle (OGC 09-026r2, 7.8.3.2). */
    private static RandomCondition box(RandomCases.CrsName crs, double x, double y, double size) {
        double[] corners = inCrs(crs, x, y, x + size, y + size / 2);
        String gml = "<gml:Envelope srsName='" + WfsAsk.escaped(crs.name()) + "'><gml:lowerCorner>"
                + RandomCondition.numbers(new double[] {corners[0], corners[1]}, crs.latitudeFirst())
                + "</gml:lowerCorner><gml:upperCorner>"
                + RandomCondition.numbers(new double[] {corners[2], corners[3]}, crs.latitudeFirst())
                + "</gml:upperCorner></gml:Envelope>";
        double[] ring = {
            corners[0],
            corners[1],
            corners[2],
            corners[1],
            corners[2],
            corners[3],
            corners[0],
            corners[3],
            corners[0],
            corners[1]
        };
        RandomCondition intersects = literal("Intersects", gml, crs, "POLYGON((" + pairs(ring) + "))");
        String bbox = String.format(
                Locale.ROOT,
                "BBOX(geom, %.10f, %.10f, %.10f, %.10f, 'EPSG:%d')",
                corners[0],
                corners[1],
                corners[2],
                corners[3],
                crs.srid());
        return new RandomCondition("<fes:BBOX>" + gml + "</fes:BBOX>", bbox, intersects.sql(), intersects.certain());
    }

    private static RandomCondition literal(String operator, String gml, RandomCases.CrsName crs, String wkt) {
        String place = "ST_Transform(ST_GeomFromText('" + wkt + "', " + crs.srid() + "), 5899)";
        String function = operator.equals("Within") ? "ST_Within" : "ST_Intersects";
        String larger = function + "(" + IMAGE + ", ST_Buffer(" + place + ", " + MARGIN_M + "))";
        String smaller = function + "(" + IMAGE + ", ST_Buffer(" + place + ", -" + MARGIN_M + "))";
        String sql = function + "(" + IMAGE + ", " + place + ")";
        return new RandomCondition(
                "<fes:" + operator + "><fes:ValueReference>geom</fes:ValueReference>" + gml + "</fes:" + operator + ">",
                operator.toUpperCase(Locale.ROOT) + "(geom, SRID=" + crs.srid() + ";" + wkt + ")",
                operator.equals("Disjoint") ? "NOT " + sql : sql,
                larger + " = " + smaller);
    }

    /** Metres on the ground; the projection is a ten-thousandth short of them. */
    private static RandomCondition distance(Random random, RandomCases.CrsName crs, double x, double y, double metres) {
        double[] centre = inCrs(crs, x, y);
        boolean within = random.nextBoolean();
        String wkt = "POINT(" + pairs(centre) + ")";
        String point = "ST_Transform(ST_GeomFromText('" + wkt + "', " + crs.srid() + "), 4326)::geography";
        String distance = "ST_Distance(ST_Transform(geom, 4326)::geography, " + point + ")";
        String operator = within ? "DWithin" : "Beyond";
        String fes = "<fes:" + operator
                + "><fes:ValueReference>geom</fes:ValueReference><gml:Point gml:id='c' srsName='"
                + WfsAsk.escaped(crs.name()) + "'><gml:pos>" + RandomCondition.numbers(centre, crs.latitudeFirst())
                + "</gml:pos></gml:Point><fes:Distance uom='m'>" + metres + "</fes:Distance></fes:" + operator + ">";
        return new RandomCondition(
                fes,
                operator.toUpperCase(Locale.ROOT) + "(geom, SRID=" + crs.srid() + ";" + wkt + ", " + metres
                        + ", meters)",
                distance + (within ? " <= " : " > ") + metres,
                "abs(" + distance + " - " + metres + ") > " + metres * 2e-4);
    }

    /** The coordinates, x before y, of places given in EPSG:5899; what they are exactly does not matter. */
    private static double[] inCrs(RandomCases.CrsName crs, double... xy) {
        double[] moved = xy.clone();
        CoordinateTransform.between(5899, crs.srid()).transform(moved, moved.length / 2);
        for (int i = 0; i < moved.length; i++) {
            // as many decimals as are written, so that all three forms carry the same number
            moved[i] = Double.parseDouble(String.format(Locale.ROOT, "%.10f", moved[i]));
        }
        return moved;
    }

    private static String pairs(double[] xy) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < xy.length; i += 2) {
            Coordinate at = new Coordinate(xy[i], xy[i + 1]);
            text.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.10f %.10f", at.x, at.y));
        }
        return text.toString();
    }
}
