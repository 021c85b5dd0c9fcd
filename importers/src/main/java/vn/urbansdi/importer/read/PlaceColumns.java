package vn.urbansdi.importer.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.importer.row.FieldName;

/** Which columns of a table hold coordinates, by their names in Vietnamese and English. */
final class PlaceColumns {

    /** What the names of a pair of columns say about it. */
    enum Meaning {
        /** Longitude and latitude. */
        DEGREES,
        /** Longitude and latitude, said to be in VN-2000. */
        VN_2000_DEGREES,
        /** Easting and northing. */
        METRES,
        /**
         * X and Y: easting and northing to a mathematician, northing and easting in Vietnam's tables of VN-2000
         * coordinates.
         */
        X_AND_Y
    }

    /** @param first the column named longitude, easting or X */
    record Pair(int first, int second, Meaning meaning) {}

    private static final Set<String> LONGITUDE = Set.of("longitude", "lon", "long", "lng", "kinhdo", "kinhdodong");
    private static final Set<String> LATITUDE = Set.of("latitude", "lat", "vido", "vidobac");
    private static final Set<String> EASTING = Set.of("easting", "east", "e", "dong", "huongdong");
    private static final Set<String> NORTHING = Set.of("northing", "north", "n", "bac", "huongbac");
    private static final Set<String> X = Set.of("x", "hoanhdo");
    private static final Set<String> Y = Set.of("y", "tungdo");
    private static final Set<String> WKT = Set.of("wkt", "wktgeom", "thegeom", "geom", "geometry");

    private static final List<String> PREFIXES = List.of("toado", "td", "coordinate", "coord", "point");
    private static final List<String> SUFFIXES =
            List.of("vn2000", "wgs84", "coordinate", "coord", "met", "dms", "dd", "m");

    private PlaceColumns() {}

    /** The pair that says most about itself. */
    static Optional<Pair> pair(List<String> names) {
        return pair(names, LONGITUDE, LATITUDE, Meaning.DEGREES)
                .map(pair -> isVn2000(names, pair) ? new Pair(pair.first, pair.second, Meaning.VN_2000_DEGREES) : pair)
                .or(() -> pair(names, EASTING, NORTHING, Meaning.METRES))
                .or(() -> pair(names, X, Y, Meaning.X_AND_Y));
    }

    /** What two columns chosen by the delivery say about themselves; X and Y need no guess then. */
    static Meaning meaning(List<String> names, int x, int y) {
        return pair(List.of(names.get(x), names.get(y)))
                .map(Pair::meaning)
                .filter(meaning -> meaning != Meaning.X_AND_Y)
                .orElse(Meaning.METRES);
    }

    static Optional<Integer> wellKnownText(List<String> names) {
        return first(names, WKT);
    }

    private static boolean isVn2000(List<String> names, Pair pair) {
        return FieldName.key(names.get(pair.first)).contains("vn2000");
    }

    private static Optional<Pair> pair(List<String> names, Set<String> first, Set<String> second, Meaning meaning) {
        return first(names, first).flatMap(x -> first(names, second).map(y -> new Pair(x, y, meaning)));
    }

    private static Optional<Integer> first(List<String> names, Set<String> wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(FieldName.key(names.get(i)))) {
                return Optional.of(i);
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(bare(FieldName.key(names.get(i)), wanted))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** {@code "Toạ độ X (VN-2000)"} → {@code "x"}: without what such names carry around the word that counts. */
    private static String bare(String key, Set<String> wanted) {
        String bare = key;
        for (boolean changed = true; changed && !wanted.contains(bare); ) {
            changed = false;
            for (String prefix : PREFIXES) {
                if (bare.startsWith(prefix) && bare.length() > prefix.length()) {
                    bare = bare.substring(prefix.length());
                    changed = true;
                }
            }
            for (String suffix : SUFFIXES) {
                if (bare.endsWith(suffix) && bare.length() > suffix.length() && !wanted.contains(bare)) {
                    bare = bare.substring(0, bare.length() - suffix.length());
                    changed = true;
                }
            }
        }
        return bare;
    }
}
