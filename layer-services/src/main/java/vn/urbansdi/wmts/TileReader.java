package vn.urbansdi.wmts;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.tile.MapTiles;
import vn.urbansdi.tile.TileAnswer;

/** Reads and checks what GetTile and GetFeatureInfo have in common (OGC 07-057r7, 7.2.2 and 7.3.2). */
@Component
final class TileReader {

    private final Deployment deployment;
    private final DrawnLayers layers;
    private final MapTiles tiles;

    TileReader(Catalog catalog, DrawnLayers layers, MapTiles tiles) {
        this.deployment = catalog.deployment();
        this.layers = layers;
        this.tiles = tiles;
    }

    /** @throws OwsException MissingParameterValue, InvalidParameterValue or TileOutOfRange */
    MapTiles.Address read(KvpRequest kvp) {
        String name = kvp.required("Layer");
        LayerGroup map = layers.map(name)
                .orElseThrow(() -> OwsException.invalidParameterValue(
                        "Layer",
                        "Không có lớp " + KvpRequest.shown(name),
                        "There is no layer " + KvpRequest.shown(name)));
        checkStyle(kvp);
        checkFormat(kvp);
        String setName = kvp.required("TileMatrixSet");
        TileMatrixSet set = deployment
                .tileMatrixSet(setName)
                .orElseThrow(() -> WmtsProblems.unknown(
                        "TileMatrixSet",
                        setName,
                        deployment.tileMatrixSets().stream()
                                .map(TileMatrixSet::id)
                                .collect(Collectors.joining(", "))));
        String matrixName = kvp.required("TileMatrix");
        int level = set.level(matrixName)
                .orElseThrow(() -> WmtsProblems.unknown(
                        "TileMatrix", matrixName, "0–" + (set.matrices().size() - 1)));
        long row = position(kvp, "TileRow");
        long column = position(kvp, "TileCol");
        Optional<TileLimits> limits = tiles.limits(map, set, level);
        if (limits.filter(known -> known.hasRow(row) && known.hasColumn(column)).isEmpty()) {
            tiles.lookAgain(map.layers());
            limits = tiles.limits(map, set, level);
        }
        check("TileRow", row, limits, limits.map(TileLimits::minRow), limits.map(TileLimits::maxRow));
        check("TileCol", column, limits, limits.map(TileLimits::minColumn), limits.map(TileLimits::maxColumn));
        return new MapTiles.Address(map, set, level, (int) row, (int) column);
    }

    /** An empty name means the default, as on WMS; the parameter itself must stand. */
    private static void checkStyle(KvpRequest kvp) {
        if (!kvp.has("Style")) {
            throw OwsException.missingParameterValue("Style");
        }
        kvp.text("Style").filter(style -> !style.equals(DrawnLayers.STYLE)).ifPresent(style -> {
            throw WmtsProblems.unknown("Style", style, DrawnLayers.STYLE);
        });
    }

    private static void checkFormat(KvpRequest kvp) {
        String format = kvp.required("Format");
        if (!format.equalsIgnoreCase(TileAnswer.PNG)) {
            throw WmtsProblems.unknown("Format", format, TileAnswer.PNG);
        }
    }

    /** Numbers that no tile can have are out of range rather than no numbers. */
    private static long position(KvpRequest kvp, String parameter) {
        String text = kvp.required(parameter);
        if (!text.matches("-?[0-9]{1,18}")) {
            throw OwsException.invalidParameterValue(
                    parameter,
                    parameter + " phải là số nguyên: " + KvpRequest.shown(text),
                    parameter + " must be a whole number: " + KvpRequest.shown(text));
        }
        return Long.parseLong(text);
    }

    private static void check(
            String parameter,
            long position,
            Optional<TileLimits> limits,
            Optional<Integer> min,
            Optional<Integer> max) {
        if (limits.isEmpty()) {
            throw WmtsProblems.tileOutOfRange(
                    parameter,
                    "Lớp này không có gì trong ma trận ô ấy",
                    "There is nothing of this layer in that tile matrix");
        }
        if (position < min.orElseThrow() || position > max.orElseThrow()) {
            String range = min.orElseThrow() + "–" + max.orElseThrow();
            throw WmtsProblems.tileOutOfRange(
                    parameter,
                    parameter + " của lớp này ở mức ấy là " + range,
                    parameter + " of this layer at that level is " + range);
        }
    }
}
