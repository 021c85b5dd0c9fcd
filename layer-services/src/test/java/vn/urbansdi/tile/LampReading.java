package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.tile.VectorTileReader.TileFeature;

/** The ways to see where a lamp is, each with its address and with what its answer tells. */
enum LampReading {
    MAP {
        @Override
        String path(MovingLamp lamp, int edit) {
            return wms("GetMap", ground(lamp)) + "&TRANSPARENT=TRUE";
        }

        @Override
        void check(MovingLamp lamp, byte[] answer, int from, int to) throws IOException {
            checkPicture(lamp, answer, ground(lamp), from, to);
        }

        /** Not that of a tile. */
        private Extent ground(MovingLamp lamp) {
            double left = lamp.x(0) - 100;
            double bottom = lamp.y(0) - 80;
            return new Extent(5899, left, bottom, left + PICTURE_PX, bottom + PICTURE_PX);
        }
    },
    WMTS {
        @Override
        String path(MovingLamp lamp, int edit) {
            return "/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=street_light&STYLE=default&FORMAT=image/png"
                    + "&TILEMATRIXSET=VN2000QuangNinhQuad&TILEMATRIX=" + MovingLamp.PROVINCE_LEVEL + "&TILEROW="
                    + lamp.provinceRow() + "&TILECOL=" + lamp.provinceColumn();
        }

        @Override
        void check(MovingLamp lamp, byte[] answer, int from, int to) throws IOException {
            checkPicture(lamp, answer, lamp.provinceTile(), from, to);
        }
    },
    XYZ {
        @Override
        String path(MovingLamp lamp, int edit) {
            return "/wmts/rest/street_light/default/WebMercatorQuad/" + MovingLamp.LEVEL + "/" + lamp.mercatorRow()
                    + "/" + lamp.mercatorColumn() + ".png";
        }

        @Override
        void check(MovingLamp lamp, byte[] answer, int from, int to) throws IOException {
            checkPicture(lamp, answer, lamp.mercatorTile(), from, to);
        }
    },
    VECTOR_TILE {
        @Override
        String path(MovingLamp lamp, int edit) {
            return vectorTile(lamp, MovingLamp.LEVEL);
        }

        @Override
        void check(MovingLamp lamp, byte[] answer, int from, int to) {
            checkVectorTile(lamp, answer, lamp.mercatorTile(), from, to);
        }
    },
    /** A tile of the level that shows all lamps, so that every edit makes it old. */
    OVERVIEW {
        @Override
        String path(MovingLamp lamp, int edit) {
            return vectorTile(lamp, MovingLamp.OVERVIEW_LEVEL);
        }

        @Override
        void check(MovingLamp lamp, byte[] answer, int from, int to) {
            checkVectorTile(lamp, answer, lamp.overviewTile(), from, to);
        }
    },
    /** Asks where the lamp was after an edit: it may have gone on, if another edit was sent since. */
    INFO {
        @Override
        String path(MovingLamp lamp, int edit) {
            Extent ground = lamp.provinceTile();
            return wms("GetFeatureInfo", ground)
                    + "&QUERY_LAYERS=street_light&INFO_FORMAT=application/json&FEATURE_COUNT=5&I="
                    + (int) (lamp.x(edit) - ground.minX()) + "&J=" + (int) (ground.maxY() - lamp.y(edit));
        }

        @Override
        void check(MovingLamp lamp, byte[] answer, int from, int to) {
            String text = new String(answer, StandardCharsets.UTF_8);
            List<JsonNode> found = JsonMapper.shared()
                    .readTree(text)
                    .get("features")
                    .valueStream()
                    .toList();
            if (found.isEmpty()) {
                assertThat(to)
                        .as("lamp %s is not where it was left", lamp.number())
                        .isGreaterThan(from);
                return;
            }
            assertThat(found).as(text).hasSize(1);
            int edit = found.get(0).at("/properties/power_w").asInt();
            assertThat(edit).as("lamp %s", lamp.number()).isBetween(from, to);
            assertThat(lamp.x(edit)).isEqualTo(lamp.x(from));
            assertThat(lamp.y(edit)).isEqualTo(lamp.y(from));
        }
    };

    private static final int PICTURE_PX = 256;
    private static final int UNITS = 4096;
    private static final int OPAQUE = 0x80;

    /**
     * Path and query.
     *
     * @param edit the last of which an answer has come
     */
    abstract String path(MovingLamp lamp, int edit);

    /**
     * @param from the last edit that was answered before the question
     * @param to   the last that was sent before the answer
     * @throws AssertionError if the answer shows none of the states that it may
     */
    abstract void check(MovingLamp lamp, byte[] answer, int from, int to) throws IOException;

    private static String wms(String operation, Extent ground) {
        return String.format(
                Locale.ROOT,
                "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=%s&LAYERS=street_light&STYLES=&FORMAT=image/png&CRS=EPSG:5899"
                        + "&BBOX=%s,%s,%s,%s&WIDTH=%d&HEIGHT=%d",
                operation,
                ground.minX(),
                ground.minY(),
                ground.maxX(),
                ground.maxY(),
                PICTURE_PX,
                PICTURE_PX);
    }

    private static String vectorTile(MovingLamp lamp, int level) {
        int shift = MovingLamp.LEVEL - level;
        return "/tiles/street_light/" + level + "/" + (lamp.mercatorColumn() >> shift) + "/"
                + (lamp.mercatorRow() >> shift) + ".mvt";
    }

    /** The middle of what is painted is where the lamp is. */
    private static void checkPicture(MovingLamp lamp, byte[] png, Extent ground, int from, int to) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        long pixels = 0;
        double x = 0;
        double y = 0;
        for (int row = 0; row < PICTURE_PX; row++) {
            for (int column = 0; column < PICTURE_PX; column++) {
                if (picture.getRGB(column, row) >>> 24 > OPAQUE) {
                    pixels++;
                    x += column + 0.5;
                    y += row + 0.5;
                }
            }
        }
        assertThat(pixels).as("pixels of lamp %s", lamp.number()).isPositive();
        double pixel = ground.width() / PICTURE_PX;
        int spot = lamp.spot(ground.srid(), ground.minX() + x / pixels * pixel, ground.maxY() - y / pixels * pixel);
        assertThat(MovingLamp.isAt(spot, from, to))
                .as("lamp %s at spot %s, edits %s to %s", lamp.number(), spot, from, to)
                .isTrue();
    }

    private static void checkVectorTile(MovingLamp lamp, byte[] tile, Extent ground, int from, int to) {
        List<TileFeature> found = VectorTileReader.read(tile).stream()
                .flatMap(layer -> layer.features().stream())
                .filter(feature -> feature.id() == lamp.number())
                .toList();
        assertThat(found).as("lamp %s", lamp.number()).hasSize(1);
        int edit = ((Number) found.get(0).properties().get("power_w")).intValue();
        assertThat(edit).as("lamp %s", lamp.number()).isBetween(from, to);
        double unit = ground.width() / UNITS;
        List<Integer> point = found.get(0).firstPoint();
        int spot = lamp.spot(ground.srid(), ground.minX() + point.get(0) * unit, ground.maxY() - point.get(1) * unit);
        assertThat(MovingLamp.isAt(spot, edit, edit))
                .as("the place is of the same edit")
                .isTrue();
    }
}
