package vn.urbansdi.format;

import java.util.List;

/** The R-tree of a GeoPackage's table (OGC 12-128r17, annex F.3), and the triggers by which editors keep it true. */
final class GeoPackageIndex {

    private static final String PUT = """
            INSERT OR REPLACE INTO "rtree_%1$s_%2$s" VALUES (NEW."fid",
              ST_MinX(NEW."%2$s"), ST_MaxX(NEW."%2$s"), ST_MinY(NEW."%2$s"), ST_MaxY(NEW."%2$s"));""";

    private GeoPackageIndex() {}

    static String table(String table, String column) {
        return "CREATE VIRTUAL TABLE \"rtree_%s_%s\" USING rtree(id, minx, maxx, miny, maxy)".formatted(table, column);
    }

    static List<String> triggers(String table, String column) {
        String filled = "(NEW.\"%2$s\" NOTNULL AND NOT ST_IsEmpty(NEW.\"%2$s\"))";
        String empty = "(NEW.\"%2$s\" ISNULL OR ST_IsEmpty(NEW.\"%2$s\"))";
        String take = "DELETE FROM \"rtree_%1$s_%2$s\" WHERE id = OLD.\"fid\";";
        return List.of(
                        trigger("insert", "INSERT ON", filled, PUT),
                        trigger("update1", "UPDATE OF \"%2$s\" ON", "OLD.\"fid\" = NEW.\"fid\" AND " + filled, PUT),
                        trigger("update2", "UPDATE OF \"%2$s\" ON", "OLD.\"fid\" = NEW.\"fid\" AND " + empty, take),
                        trigger("update3", "UPDATE ON", "OLD.\"fid\" != NEW.\"fid\" AND " + filled, take + PUT),
                        trigger(
                                "update4",
                                "UPDATE ON",
                                "OLD.\"fid\" != NEW.\"fid\" AND " + empty,
                                "DELETE FROM \"rtree_%1$s_%2$s\" WHERE id IN (OLD.\"fid\", NEW.\"fid\");"),
                        trigger("delete", "DELETE ON", "OLD.\"%2$s\" NOT NULL", take))
                .stream()
                .map(template -> template.formatted(table, column))
                .toList();
    }

    private static String trigger(String name, String event, String condition, String action) {
        return "CREATE TRIGGER \"rtree_%1$s_%2$s_" + name + "\" AFTER " + event + " \"%1$s\" WHEN " + condition
                + " BEGIN " + action + " END";
    }
}
