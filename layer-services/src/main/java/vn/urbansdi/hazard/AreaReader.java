package vn.urbansdi.hazard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.problem.ProblemException;

/** Reads the area of a request: a GeoJSON Polygon or MultiPolygon (RFC 7946, 3.1.6), bounded and checked. */
@Component
class AreaReader {

    static final int MOST_BYTES = 1 << 20;
    static final int MOST_VERTICES = 10_000;

    private final Extent served;

    AreaReader(Catalog catalog) {
        this.served = catalog.deployment().extent();
    }

    /** @throws ProblemException 400 or 413, saying what is wrong with the area */
    Geometry read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    new Title("Vùng được gửi lớn hơn 1 MB.", "The area sent is larger than 1 MB."));
        }
        Geometry area = parse(new String(bytes, StandardCharsets.UTF_8));
        if (!(area instanceof Polygonal) || area.isEmpty()) {
            throw ProblemException.badRequest(new Title(
                    "Vùng phải là Polygon hoặc MultiPolygon GeoJSON, không rỗng.",
                    "The area must be a GeoJSON Polygon or MultiPolygon that is not empty."));
        }
        if (area.getNumPoints() > MOST_VERTICES) {
            throw ProblemException.badRequest(new Title(
                    "Vùng có " + area.getNumPoints() + " đỉnh; nhiều nhất là " + MOST_VERTICES + ". Hãy giản lược.",
                    "The area has " + area.getNumPoints() + " vertices; at most " + MOST_VERTICES + ". Simplify it."));
        }
        requireNearby(area.getEnvelopeInternal());
        TopologyValidationError error = new IsValidOp(area).getValidationError();
        if (error != null) {
            String at = error.getCoordinate() == null
                    ? ""
                    : " (" + error.getCoordinate().x + " " + error.getCoordinate().y + ")";
            throw ProblemException.badRequest(new Title(
                    "Hình của vùng không hợp lệ: " + inVietnamese(error) + at + ".",
                    "The area's geometry is invalid: " + error.getMessage() + at + "."));
        }
        return area;
    }

    private static String inVietnamese(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "lỗ nằm ngoài vùng";
            case TopologyValidationError.NESTED_HOLES -> "lỗ nằm trong lỗ";
            case TopologyValidationError.NESTED_SHELLS -> "phần nằm trong phần";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "bên trong bị cắt rời";
            case TopologyValidationError.SELF_INTERSECTION -> "đường biên tự cắt";
            case TopologyValidationError.RING_SELF_INTERSECTION -> "vòng biên tự chạm";
            case TopologyValidationError.DUPLICATE_RINGS -> "vòng biên lặp lại";
            case TopologyValidationError.TOO_FEW_POINTS -> "quá ít đỉnh";
            case TopologyValidationError.RING_NOT_CLOSED -> "vòng biên không khép kín";
            default -> "toạ độ không hợp lệ";
        };
    }

    private void requireNearby(Envelope box) {
        // Written so that NaN fails too.
        boolean inside = box.getMinX() >= served.minX() - 1
                && box.getMaxX() <= served.maxX() + 1
                && box.getMinY() >= served.minY() - 1
                && box.getMaxY() <= served.maxY() + 1;
        if (!inside) {
            throw ProblemException.badRequest(new Title(
                    "Vùng nằm ngoài địa bàn. Toạ độ là kinh độ rồi vĩ độ, WGS 84.",
                    "The area lies outside the place served. Coordinates are longitude, latitude, WGS 84."));
        }
    }

    private static Geometry parse(String text) {
        try {
            // Heights mean nothing here, and rings whose ends differ in height alone are closed: they go no further.
            return new WKBReader().read(new WKBWriter(2).write(new GeoJsonReader().read(text)));
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            // The library casts what it finds without looking: any junk ends here, and none of it is the server's
            // fault.
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    new Title("Thân yêu cầu không phải hình học GeoJSON.", "The body is not a GeoJSON geometry."),
                    e);
        }
    }
}
