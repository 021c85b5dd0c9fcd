package vn.urbansdi.wms;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.AsOf;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.render.MapView;
import vn.urbansdi.style.StyledLayerDescriptor;

/** Reads and checks what GetMap and GetFeatureInfo have in common. */
@Component
final class GetMapReader {

    /** Pixels along either side. */
    static final int MAX_SIDE_PX = 4096;

    private static final Set<String> EXCEPTIONS = Set.of(
            "XML",
            "INIMAGE",
            "BLANK",
            "TEXT/XML",
            "APPLICATION/VND.OGC.SE_XML",
            "APPLICATION/VND.OGC.SE_INIMAGE",
            "APPLICATION/VND.OGC.SE_BLANK");
    private static final int WHITE = 0xFFFFFF;
    private static final int WGS_84 = 4326;

    private final Catalog catalog;
    private final WmsLayers layers;
    private final TimeDimension time;
    private final ElevationDimension elevation;
    private final SldBody sld;

    GetMapReader(Catalog catalog, WmsLayers layers, TimeDimension time, ElevationDimension elevation, SldBody sld) {
        this.catalog = catalog;
        this.layers = layers;
        this.time = time;
        this.elevation = elevation;
        this.sld = sld;
    }

    /** @throws OwsException if a parameter is missing or not what it may be */
    GetMapRequest read(KvpRequest kvp, WmsVersion version, MapFormat format) {
        Optional<StyledLayerDescriptor> descriptor = sld.read(kvp);
        if (descriptor.isEmpty()) {
            kvp.required("LAYERS");
        }
        return read(kvp, version, format, descriptor);
    }

    /** @param descriptor which layers are drawn and how, as far as the parameters do not say it */
    GetMapRequest read(
            KvpRequest kvp, WmsVersion version, MapFormat format, Optional<StyledLayerDescriptor> descriptor) {
        refuseWhatWouldBeIgnored(kvp);
        CrsReference crs = crs(kvp, version);
        Extent extent = extent(kvp, version, crs);
        int width = side(kvp, "WIDTH");
        int height = side(kvp, "HEIGHT");
        OptionalInt asked =
                isTransparent(kvp) && format.mayBeTransparent() ? OptionalInt.empty() : OptionalInt.of(background(kvp));
        OptionalInt background = layers.background(kvp, descriptor);
        Optional<Instant> asOf = AsOf.read(kvp.text(AsOf.PARAMETER));
        double density = PixelDensity.of(kvp);
        List<StyledLayer> drawn = layers.resolve(kvp, descriptor).stream()
                .map(layer -> layer.matching(time.filter(kvp, layer.layer()).and(elevation.filter(kvp, layer.layer())))
                        .at(asOf)
                        .magnified(density))
                .toList();
        return new GetMapRequest(
                crs, new MapView(extent, width, height, density), drawn, background.isPresent() ? background : asked);
    }

    /** Who filters a picture must not take the whole layer for the answer. */
    private static void refuseWhatWouldBeIgnored(KvpRequest kvp) {
        for (String name : List.of("FILTER", "FEATUREID")) {
            if (kvp.text(name).isPresent()) {
                throw WmsProblems.invalid(
                        name, "WMS này không nhận tham số " + name, "This WMS does not take the parameter " + name);
            }
        }
        String exceptions = kvp.text("EXCEPTIONS").orElse("XML").toUpperCase(Locale.ROOT);
        if (!EXCEPTIONS.contains(exceptions)) {
            throw WmsProblems.invalid(
                    "EXCEPTIONS",
                    "EXCEPTIONS phải là XML, INIMAGE hoặc BLANK",
                    "EXCEPTIONS must be XML, INIMAGE or BLANK");
        }
    }

    private CrsReference crs(KvpRequest kvp, WmsVersion version) {
        String name = kvp.required(version.crsParameter());
        return CrsRegistry.standard()
                .find(name)
                .filter(found -> found.crs().srid() == WGS_84
                        || catalog.deployment().crs().contains(found.crs().srid()))
                .orElseThrow(() -> WmsProblems.invalidCrs(version, name));
    }

    /** In 1.1.1 x always stands before y; in 1.3.0 the CRS decides (OGC 06-042, 6.7.4). */
    private static Extent extent(KvpRequest kvp, WmsVersion version, CrsReference crs) {
        String text = kvp.required("BBOX");
        double[] bounds = KvpRequest.items(text).stream()
                .mapToDouble(GetMapReader::ordinate)
                .toArray();
        boolean ordered = bounds.length == 4
                && bounds[0] < bounds[2]
                && bounds[1] < bounds[3]
                && Double.isFinite(bounds[2] - bounds[0])
                && Double.isFinite(bounds[3] - bounds[1]);
        if (!ordered) {
            throw WmsProblems.invalid(
                    "BBOX",
                    "BBOX phải là bốn số, nhỏ trước lớn sau: " + KvpRequest.shown(text),
                    "BBOX must be four numbers, lower ones first: " + KvpRequest.shown(text));
        }
        return version == WmsVersion.V1_3_0
                ? crs.extent(bounds[0], bounds[1], bounds[2], bounds[3])
                : new Extent(crs.crs().srid(), bounds[0], bounds[1], bounds[2], bounds[3]);
    }

    private static double ordinate(String text) {
        if (!text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")) {
            return Double.NaN;
        }
        return Double.parseDouble(text);
    }

    private static int side(KvpRequest kvp, String name) {
        long side = KvpRequest.nonNegative(name, kvp.required(name));
        if (side < 1 || side > MAX_SIDE_PX) {
            throw WmsProblems.invalid(
                    name,
                    name + " phải từ 1 đến " + MAX_SIDE_PX + " pixel",
                    name + " must be between 1 and " + MAX_SIDE_PX + " pixels");
        }
        return (int) side;
    }

    static boolean isTransparent(KvpRequest kvp) {
        String text = kvp.text("TRANSPARENT").orElse("FALSE").toUpperCase(Locale.ROOT);
        return switch (text) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default ->
                throw WmsProblems.invalid(
                        "TRANSPARENT", "TRANSPARENT phải là TRUE hoặc FALSE", "TRANSPARENT must be TRUE or FALSE");
        };
    }

    private static int background(KvpRequest kvp) {
        if (kvp.text("BGCOLOR").isEmpty()) {
            return WHITE;
        }
        String text = kvp.text("BGCOLOR").get();
        if (!text.matches("(0[xX]|#)?[0-9a-fA-F]{6}")) {
            throw WmsProblems.invalid(
                    "BGCOLOR",
                    "BGCOLOR phải có dạng 0xRRGGBB: " + KvpRequest.shown(text),
                    "BGCOLOR must look like 0xRRGGBB: " + KvpRequest.shown(text));
        }
        return Integer.parseInt(text.substring(text.length() - 6), 16);
    }
}
