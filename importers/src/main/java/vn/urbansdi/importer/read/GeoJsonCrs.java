package vn.urbansdi.importer.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.row.SourceCrs;

/** The {@code crs} member of GeoJSON 2008, which RFC 7946 dropped and GDAL and QGIS still write. */
final class GeoJsonCrs {

    static final SourceCrs UNNAMED = SourceCrs.known(
            4326,
            "GeoJSON không khai báo hệ toạ độ nên là WGS 84 (RFC 7946).",
            "GeoJSON that names no CRS is WGS 84 (RFC 7946).");

    private GeoJsonCrs() {}

    /**
     * {@code {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::5899"}}} (GeoJSON 2008, 3).
     *
     * @param json at the start of the member's value; at its end afterwards
     */
    static SourceCrs read(JsonParser json) throws IOException {
        String name = null;
        int level = 1;
        while (level > 0) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                level++;
            } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                level--;
            } else if (token == JsonToken.VALUE_STRING && level == 2 && "name".equals(json.currentName())) {
                name = json.getText();
            }
        }
        return named(name);
    }

    private static SourceCrs named(String name) {
        return Optional.ofNullable(name)
                .flatMap(CrsRegistry.standard()::find)
                .map(reference -> SourceCrs.known(
                        reference.crs().srid(), "Thành phần crs của tệp: " + name, "The file's crs member: " + name))
                .orElseGet(() -> SourceCrs.unknown(
                        "Không nhận ra hệ toạ độ trong thành phần crs: " + name,
                        "The CRS in the crs member is not known: " + name));
    }
}
