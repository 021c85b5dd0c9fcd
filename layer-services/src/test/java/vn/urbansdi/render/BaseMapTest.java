package vn.urbansdi.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.render.MapPicture.StyledLayer;

/** The built-in catalog's base map of a small town by the sea, drawn in metres of EPSG:3857, from afar and from near. */
class BaseMapTest {

    private static final double METRES_PER_PIXEL_AT_ZOOM_0 = 156543.03392804097;

    /** In Hạ Long: a layer is drawn where its CRS is defined. */
    private static final double MIDDLE_X = 11_919_957;

    private static final double MIDDLE_Y = 2_385_307;
    private static final int WIDTH_PX = 420;
    private static final int HEIGHT_PX = 300;

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    private final DrawnFeatures source = new DrawnFeatures();
    private final Map<Layer, List<Feature>> features = new LinkedHashMap<>();
    private final LayerGroup group;
    private final List<StyledLayer> layers;

    BaseMapTest() {
        DrawnLayers drawn = new DrawnLayers(CATALOG);
        group = drawn.map("basemap").orElseThrow();
        layers = group.members().stream().map(drawn::styled).toList();
        group.layers().forEach(layer -> features.put(layer, new ArrayList<>()));
        String west = "POLYGON((-9000 -1500, -300 -1700, 100 -900, 0 6000, -9000 5000, -9000 -1500))";
        String east = "POLYGON((-300 -1700, 4000 -1300, 6000 900, 5000 6000, 0 6000, 100 -900, -300 -1700))";
        add("ward", west, "name", "Hồng Gai");
        add("ward", east, "name", "Bạch Đằng");
        add("ward", "POLYGON((1500 -2600, 2100 -2500, 2000 -2100, 1600 -2100, 1500 -2600))", "name", "Đảo Ngọc");
        add("city", west, "name", "Hạ Long");
        add("water_body", "POLYGON((-700 6000, -760 -1750, -640 -1750, -560 6000, -700 6000))", "name", "Sông Trới");
        add("water_body", "POLYGON((700 700, 1400 800, 1300 1200, 800 1150, 700 700))", "name", "Hồ Yên Lập");
        road("HIGHWAY", "Quốc lộ 18", "-9000 900, -700 700, 600 450, 6000 500");
        road("ARTERIAL", "Trần Phú", "-2500 -1500, 150 300, 2500 5000");
        road("COLLECTOR", "Lê Thánh Tông", "150 -1300, 120 320");
        for (int i = 0; i < 5; i++) {
            road("LOCAL", "Phố Hải Phúc", "-250 " + (-60 * i) + ", 380 " + (-60 * i - 20));
        }
        road("ALLEY", "Ngõ 5 Cao Thắng", "220 -5, 215 -250");
        for (int i = 0; i < 48; i++) {
            int x = -200 + 24 * (i % 24);
            int y = -15 - 60 * (i / 24);
            add(
                    "building",
                    "POLYGON((%d %d, %d %d, %d %d, %d %d, %d %d))"
                            .formatted(x, y, x + 14, y, x + 14, y - 20, x, y - 20, x, y),
                    "name",
                    i == 9 ? "Chợ" : null);
        }
        features.forEach(source::add);
    }

    private void road(String roadClass, String name, String points) {
        add("road", "LINESTRING(" + points + ")", "class", roadClass, "name", name);
    }

    private void add(String id, String wkt, String... namesAndValues) {
        Layer layer = group.layers().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        Object[] values = new Object[layer.attributes().size()];
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Attribute attribute = layer.attribute(namesAndValues[i]).orElseThrow();
            values[layer.attributes().indexOf(attribute)] = namesAndValues[i + 1];
        }
        List<Feature> own = features.get(layer);
        own.add(new Feature(own.size() + 1L, values, wkb(wkt)));
    }

    private static byte[] wkb(String wkt) {
        try {
            Geometry geometry = new WKTReader().read(wkt);
            return new WKBWriter()
                    .write(AffineTransformation.translationInstance(MIDDLE_X, MIDDLE_Y)
                            .transform(geometry));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 11, 13, 15, 16, 18})
    void looks_calm_from_afar_and_from_near(int zoom) throws IOException {
        double width = WIDTH_PX * METRES_PER_PIXEL_AT_ZOOM_0 / (1 << zoom);
        Pictures.assertLooksLike("basemap/zoom-" + zoom, paint(-width / 2, 0, width, zoom, 1, false));
    }

    @Test
    void looks_the_same_on_a_fine_screen() throws IOException {
        double width = WIDTH_PX * METRES_PER_PIXEL_AT_ZOOM_0 / (1 << 16);
        Pictures.assertLooksLike("basemap/zoom-16-fine", paint(-width / 2, 0, width, 16, 2, false));
    }

    /** Each picture by itself shows the name of what it shows; as pieces of one map only one of them does. */
    @Test
    void the_name_of_an_area_stands_once_on_pieces_of_a_map() throws IOException {
        double width = WIDTH_PX * METRES_PER_PIXEL_AT_ZOOM_0 / (1 << 14);
        double height = width * HEIGHT_PX / WIDTH_PX;
        int alone = 0;
        int pieces = 0;
        for (double left : new double[] {-9000, -9000 + width}) {
            for (double middle : new double[] {0, height, 2 * height}) {
                alone += hasName(paint(left, middle, width, 14, 1, false)) ? 1 : 0;
                pieces += hasName(paint(left, middle, width, 14, 1, true)) ? 1 : 0;
            }
        }
        assertThat(alone).isGreaterThanOrEqualTo(4);
        assertThat(pieces).isEqualTo(1);
    }

    /** Whether something is written in the colour of names of wards. */
    private static boolean hasName(BufferedImage picture) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == 0x85798F ? 1 : 0;
            }
        }
        return count > 5;
    }

    /** @param density pixels for one */
    private BufferedImage paint(double left, double middle, double width, int zoom, int density, boolean piece)
            throws IOException {
        double height = width * HEIGHT_PX / WIDTH_PX;
        MapView view = new MapView(
                new Extent(
                        3857,
                        MIDDLE_X + left,
                        MIDDLE_Y + middle - height / 2,
                        MIDDLE_X + left + width,
                        MIDDLE_Y + middle + height / 2),
                WIDTH_PX * density,
                HEIGHT_PX * density,
                density);
        assertThat(view.scaleDenominator()).isCloseTo(559082264.03 / (1 << zoom), Percentage.withPercentage(0.1));
        return new MapPainter(source)
                .paint(
                        new MapPicture(
                                view,
                                layers.stream()
                                        .map(layer -> layer.magnified(density))
                                        .toList(),
                                group.backgroundRgb(),
                                piece),
                        Deadline.in(Duration.ofSeconds(30)));
    }
}
