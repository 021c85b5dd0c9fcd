package vn.urbansdi.importer.read;

import com.google.common.base.Splitter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.row.FieldName;
import vn.urbansdi.importer.row.SourceCrs;

/**
 * Finds the EPSG code of a CRS given as well-known text. Esri's form of VN-2000 carries neither code nor datum shift, and
 * used as it stands would be 224 m off: so only the code is taken from a file, never its parameters.
 */
final class CrsIdentification {

    private static final double DEGREES_TOLERANCE = 1e-7;
    private static final double METRES_TOLERANCE = 1e-3;
    private static final double SCALE_TOLERANCE = 1e-9;
    /** The first parameter of VN-2000's shift to WGS 84, metres; no other datum has it. */
    private static final double VN_2000_SHIFT_X = -191.90441429;

    /** Esri calls the same projection by several names. */
    private static final Set<String> TRANSVERSE_MERCATOR =
            Set.of("transversemercator", "gausskruger", "transversemercatorcomplex", "tmerc");

    private CrsIdentification() {}

    /** @param wkt text of any kind; unknown if it is no well-known text */
    static SourceCrs identify(String wkt) {
        Optional<WktNode> parsed = WktNode.parse(wkt.strip());
        if (parsed.isEmpty()) {
            return SourceCrs.unknown(
                    "Phần mô tả hệ toạ độ không phải WKT.", "The CRS description is not well-known text.");
        }
        WktNode root = parsed.get()
                .find("PROJCS", "PROJCRS", "GEOGCS", "GEOGCRS", "GEODCRS")
                .orElse(parsed.get());
        String name = root.name();
        return authority(root)
                .or(() -> byParameters(root))
                .map(crs -> SourceCrs.known(
                        crs.srid(),
                        "Nhận ra từ mô tả \"" + name + "\": " + crs.code() + " " + crs.name() + ".",
                        "Identified from the description \"" + name + "\": " + crs.code() + " " + crs.name() + "."))
                .orElseGet(() -> SourceCrs.unknown(
                        "Không nhận ra hệ toạ độ \"" + name + "\".", "The CRS \"" + name + "\" is not known."));
    }

    private static Optional<Crs> authority(WktNode root) {
        return root.child("AUTHORITY", "ID")
                .filter(node -> node.name().equalsIgnoreCase("EPSG"))
                .flatMap(node -> CrsRegistry.standard()
                        .find("EPSG:"
                                + (node.numbers().isEmpty()
                                        ? node.texts().get(node.texts().size() - 1)
                                        : String.valueOf(node.numbers().get(0).intValue()))))
                .map(reference -> reference.crs());
    }

    private static Optional<Crs> byParameters(WktNode root) {
        Optional<Datum> datum = datum(root);
        if (datum.isEmpty()) {
            return Optional.empty();
        }
        if (!root.keyword().startsWith("PROJ")) {
            return CrsRegistry.standard().crs(datum.get() == Datum.VN_2000 ? 4756 : 4326);
        }
        String method = root.find("PROJECTION", "METHOD")
                .map(node -> FieldName.key(node.name()))
                .orElse("");
        if (datum.get() == Datum.WGS_84
                && (method.equals("mercatorauxiliarysphere") || method.equals("popularvisualisationpseudomercator"))) {
            return CrsRegistry.standard().crs(3857);
        }
        boolean metres = root.child("UNIT", "LENGTHUNIT")
                .flatMap(unit -> unit.numbers().stream().findFirst())
                .map(factor -> factor == 1)
                .orElse(true);
        if (!TRANSVERSE_MERCATOR.contains(method) || !metres) {
            return Optional.empty();
        }
        TransverseMercator wanted = TransverseMercator.of(root);
        return CrsRegistry.standard().all().stream()
                .filter(crs -> Datum.of(crs) == datum.get())
                .filter(crs ->
                        TransverseMercator.of(crs).filter(wanted::matches).isPresent())
                .findFirst();
    }

    private static Optional<Datum> datum(WktNode root) {
        Optional<WktNode> shift = root.find("TOWGS84");
        if (shift.isPresent() && !shift.get().numbers().isEmpty()) {
            double x = shift.get().numbers().get(0);
            if (Math.abs(x - VN_2000_SHIFT_X) < METRES_TOLERANCE) {
                return Optional.of(Datum.VN_2000);
            }
            if (shift.get().numbers().stream().anyMatch(value -> value != 0)) {
                return Optional.empty();
            }
        }
        String names = root.find("GEOGCS", "BASEGEOGCRS", "GEOGCRS", "GEODCRS")
                        .map(node -> FieldName.key(node.name()))
                        .orElse("")
                + " "
                + root.find("DATUM", "ENSEMBLE")
                        .map(node -> FieldName.key(node.name()))
                        .orElse("");
        if (names.contains("vn2000") || names.contains("vietnam2000")) {
            return Optional.of(Datum.VN_2000);
        }
        if (names.contains("wgs1984") || names.contains("wgs84") || names.contains("worldgeodeticsystem1984")) {
            return Optional.of(Datum.WGS_84);
        }
        return Optional.empty();
    }

    private enum Datum {
        VN_2000,
        WGS_84;

        static Datum of(Crs crs) {
            return crs.projText().contains("+towgs84=" + VN_2000_SHIFT_X) ? VN_2000 : WGS_84;
        }
    }

    /** Central meridian and latitude of origin in degrees, scale on the meridian, false easting and northing in metres. */
    private record TransverseMercator(
            double meridian, double latitude, double scale, double falseEasting, double falseNorthing) {

        static TransverseMercator of(WktNode root) {
            Map<String, Double> parameters = new HashMap<>();
            collect(root, parameters);
            return new TransverseMercator(
                    parameter(parameters, Double.NaN, "centralmeridian", "longitudeofnaturalorigin"),
                    parameter(parameters, 0, "latitudeoforigin", "latitudeofnaturalorigin"),
                    parameter(parameters, 1, "scalefactor", "scalefactoratnaturalorigin"),
                    parameter(parameters, 0, "falseeasting"),
                    parameter(parameters, 0, "falsenorthing"));
        }

        private static void collect(WktNode node, Map<String, Double> into) {
            for (WktNode child : node.children()) {
                if (child.keyword().equals("PARAMETER") && !child.numbers().isEmpty()) {
                    into.put(FieldName.key(child.name()), child.numbers().get(0));
                }
                collect(child, into);
            }
        }

        private static double parameter(Map<String, Double> all, double otherwise, String... names) {
            for (String name : names) {
                if (all.containsKey(name)) {
                    return all.get(name);
                }
            }
            return otherwise;
        }

        static Optional<TransverseMercator> of(Crs crs) {
            Map<String, String> parts = new HashMap<>();
            for (String part : Splitter.on(' ').split(crs.projText())) {
                int equals = part.indexOf('=');
                parts.put(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
            }
            switch (parts.get("+proj")) {
                case "utm" -> {
                    int zone = Integer.parseInt(parts.get("+zone"));
                    double falseNorthing = parts.containsKey("+south") ? 10_000_000 : 0;
                    return Optional.of(new TransverseMercator(6 * zone - 183, 0, 0.9996, 500_000, falseNorthing));
                }
                case "tmerc" -> {
                    return Optional.of(new TransverseMercator(
                            Double.parseDouble(parts.get("+lon_0")),
                            Double.parseDouble(parts.get("+lat_0")),
                            Double.parseDouble(parts.get("+k")),
                            Double.parseDouble(parts.get("+x_0")),
                            Double.parseDouble(parts.get("+y_0"))));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }

        boolean matches(TransverseMercator other) {
            return Math.abs(meridian - other.meridian) < DEGREES_TOLERANCE
                    && Math.abs(latitude - other.latitude) < DEGREES_TOLERANCE
                    && Math.abs(scale - other.scale) < SCALE_TOLERANCE
                    && Math.abs(falseEasting - other.falseEasting) < METRES_TOLERANCE
                    && Math.abs(falseNorthing - other.falseNorthing) < METRES_TOLERANCE;
        }
    }
}
