package vn.urbansdi.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.StyleDefinition.Shape;

class MapPainterTest {

    private static final OptionalInt WHITE = OptionalInt.of(0xFFFFFF);

    @Test
    void areas_have_fills_by_code_opacity_outlines_and_holes() {
        Scene scene = new Scene(200, 120)
                .layer("areas", GeometryType.MULTI_POLYGON, Scene.area("kind", 0.6, "#333333", 1.5))
                .feature(
                        "POLYGON((10 10, 90 10, 90 90, 10 90, 10 10),(30 30, 30 60, 60 60, 60 30, 30 30))",
                        "a",
                        "RED",
                        1)
                .feature(
                        "MULTIPOLYGON(((70 40, 140 40, 140 110, 70 110, 70 40)),((160 20, 190 20, 175 60, 160 20)))",
                        "b",
                        "BLUE",
                        1)
                .feature("POLYGON((150 80, 195 80, 195 115, 150 115, 150 80))", "c", null, 1);
        Pictures.assertLooksLike("render/areas", scene.paint(WHITE));
        Pictures.assertLooksLike("render/areas-transparent", scene.paint(OptionalInt.empty()));
    }

    @Test
    void lines_have_widths_and_dashes_and_later_rules_lie_above() {
        Scene scene = new Scene(200, 120)
                .layer(
                        "lines",
                        GeometryType.MULTI_LINE_STRING,
                        Scene.line("rank = 1", "#b9772a", 11.5),
                        Scene.line("rank = 2", "#bdb4a5", 6.5),
                        Scene.line("rank = 2", "#ffffff", 4.5),
                        Scene.line("rank = 1", "#f2c14e", 8.5),
                        Scene.line("rank = 3", "#7b4fa3", 2, 10.0, 3.0, 2.0, 3.0),
                        Scene.line("rank = 4", "#1f78b4", 0.8))
                .feature("LINESTRING(10 100, 60 20, 120 90, 190 60)", "a", null, 1)
                .feature("LINESTRING(10 30, 190 40)", "b", null, 2)
                .feature("MULTILINESTRING((100 5, 110 70),(110 70, 160 115))", "c", null, 2)
                .feature("LINESTRING(5 110, 100 112, 195 100)", "d", null, 3)
                .feature("LINESTRING(5 5, 195 15)", "e", null, 4);
        Pictures.assertLooksLike("render/lines", scene.paint(WHITE));
    }

    @Test
    void every_mark_has_its_shape() {
        Shape[] shapes = Shape.values();
        Scene scene = new Scene(30 * shapes.length, 60);
        for (int i = 0; i < shapes.length; i++) {
            scene.layer(
                            "m" + i,
                            GeometryType.POINT,
                            Scene.mark(shapes[i], 20, "rank = 1"),
                            Scene.mark(shapes[i], 7, "rank = 2"))
                    .feature("POINT(" + (15 + 30 * i) + " 20)", "", null, 1)
                    .feature("POINT(" + (15 + 30 * i) + " 47)", "", null, 2);
        }
        Pictures.assertLooksLike("render/marks", scene.paint(WHITE));
    }

    @Test
    void labels_of_points_stand_beside_them_and_never_on_one_another() {
        Scene scene = new Scene(360, 190)
                .layer("points", GeometryType.POINT, Scene.mark(Shape.CIRCLE, 6, null), Scene.label(12, false, false));
        String[] names = {
            "Hạ Long", "Cẩm Phả", "Uông Bí", "Móng Cái", "Nguyễn Văn Cừ", "Trường THPT Hòn Gai", "Đường Ỷ Lan"
        };
        for (int i = 0; i < names.length; i++) {
            scene.feature("POINT(" + (60 + 35 * i) + " " + (20 + 22 * i) + ")", names[i], null, i);
            scene.feature("POINT(" + (68 + 35 * i) + " " + (26 + 22 * i) + ")", names[i] + " 2", null, i);
        }
        Pictures.assertLooksLike("render/labels-points", scene.paint(WHITE));
    }

    @Test
    void labels_follow_lines_upright_and_are_not_repeated_close_by() {
        Scene scene = new Scene(300, 220)
                .layer(
                        "streets",
                        GeometryType.LINE_STRING,
                        Scene.line(null, "#bdb4a5", 12),
                        Scene.line(null, "#ffffff", 10),
                        Scene.label(11, false, true))
                .feature("LINESTRING(10 30, 120 20, 290 40)", "Đường Trần Hưng Đạo", null, 1)
                .feature("LINESTRING(290 200, 200 120, 20 110)", "Phố Lê Thánh Tông", null, 1)
                .feature("LINESTRING(40 210, 45 60)", "Đường 25 tháng 4", null, 1)
                .feature("LINESTRING(120 210, 180 210)", "Tên quá dài cho một con ngõ", null, 1)
                .feature("LINESTRING(20 119, 200 129, 280 200)", "Phố Lê Thánh Tông", null, 1)
                .feature("LINESTRING(200 60, 230 60, 230 90, 260 90, 260 60, 290 60)", "Gấp khúc quá nhiều", null, 1);
        Pictures.assertLooksLike("render/labels-lines", scene.paint(WHITE));
    }

    @Test
    void labels_of_areas_stand_inside_and_only_where_they_fit() {
        Scene scene = new Scene(240, 160)
                .layer(
                        "areas",
                        GeometryType.POLYGON,
                        Scene.area("#ffe8d6", 1, "#a5a58d", 1),
                        Scene.label(12, true, false))
                .feature(
                        "POLYGON((10 10, 110 10, 110 40, 40 40, 40 120, 110 120, 110 150, 10 150, 10 10))",
                        "Bãi Cháy",
                        null,
                        1)
                .feature("POLYGON((130 10, 160 10, 160 40, 130 40, 130 10))", "Không vừa ô này", null, 1)
                .feature("POLYGON((170 10, 400 10, 400 70, 170 70, 170 10))", "Bị cắt", null, 1)
                .feature("POLYGON((130 90, 230 90, 180 150, 130 90))", "Hồng Gai", null, 1);
        Pictures.assertLooksLike("render/labels-areas", scene.paint(WHITE));
    }

    @Test
    void absurd_geometry_is_cut_to_the_picture_in_no_time() {
        Scene scene = new Scene(100, 100)
                .layer("areas", GeometryType.POLYGON, Scene.area("#457b9d", 0.5, "#1d3557", 2))
                .feature("POLYGON((-1e9 20, 1e9 20, 1e9 80, -1e9 80, -1e9 20))", "a", null, 1)
                .feature("POLYGON((-1e12 -1e12, 50 50, 1e12 -1e12, -1e12 -1e12))", "b", null, 1)
                .layer("lines", GeometryType.LINE_STRING, Scene.line(null, "#e63946", 3, 6.0, 4.0))
                .feature("LINESTRING(-1e9 -1e9, 1e9 1e9)", "a", null, 1)
                .feature("LINESTRING(-1e12 60, 1e12 60)", "b", null, 1);
        BufferedImage picture = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> scene.paint(WHITE));
        Pictures.assertLooksLike("render/absurd", picture);
    }

    @Test
    void features_smaller_than_a_pixel_show_as_one_pixel_however_many_there_are() {
        Scene scene = new Scene(40, 20)
                .layer("areas", GeometryType.POLYGON, Scene.area("#e63946", 0.5, null, 0))
                .feature("POLYGON((10.2 10.2, 10.5 10.2, 10.5 10.5, 10.2 10.2))", "a", null, 1)
                .feature("POLYGON((10.4 10.4, 10.6 10.4, 10.6 10.6, 10.4 10.4))", "b", null, 1)
                .feature("POLYGON((20.01 10.01, 20.02 10.01, 20.02 10.02, 20.01 10.01))", "c", null, 1);
        BufferedImage picture = scene.paint(OptionalInt.empty());
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                boolean shown = y == 10 && (x == 10 || x == 20);
                assertThat(picture.getRGB(x, y) >>> 24).as("%s %s", x, y).isEqualTo(shown ? 0x80 : 0);
            }
        }
    }

    @Test
    void edges_lie_exactly_where_they_should() {
        BufferedImage picture = new Scene(40, 20)
                .layer("areas", GeometryType.POLYGON, Scene.area("#000000", 1, null, 0))
                .feature("POLYGON((10 5, 20 5, 20 15, 10 15, 10 5))", "a", null, 1)
                .feature("POLYGON((30.5 5, 35 5, 35 15, 30.5 15, 30.5 5))", "b", null, 1)
                .paint(OptionalInt.empty());
        assertThat(picture.getRGB(9, 10)).isZero();
        assertThat(picture.getRGB(10, 5)).isEqualTo(0xFF000000);
        assertThat(picture.getRGB(19, 14)).isEqualTo(0xFF000000);
        assertThat(picture.getRGB(20, 10)).isZero();
        assertThat(picture.getRGB(10, 4)).isZero();
        assertThat(picture.getRGB(10, 15)).isZero();
        assertThat(picture.getRGB(30, 10) >>> 24).as("half covered").isBetween(120, 136);
    }

    @Test
    void the_legend_names_rules_and_codes_in_both_languages() {
        Scene scene = new Scene(10, 10)
                .layer(
                        "areas",
                        GeometryType.POLYGON,
                        Scene.area("kind", 1, "#333333", 1),
                        Scene.area("#ffe8d6", 1, null, 0),
                        Scene.label(12, false, false));
        Pictures.assertLooksLike("render/legend-vi", scene.legend("vi"));
        Pictures.assertLooksLike("render/legend-en", scene.legend("en"));
        Pictures.assertLooksLike(
                "render/legend-lines",
                new Scene(10, 10)
                        .layer("lines", GeometryType.LINE_STRING, Scene.line(null, "#7b4fa3", 2, 10.0, 3.0))
                        .legend("vi"));
        Pictures.assertLooksLike(
                "render/legend-marks",
                new Scene(10, 10)
                        .layer("points", GeometryType.POINT, Scene.mark(Shape.STAR, 13, null))
                        .legend("vi"));
    }

    @Test
    void a_message_fills_the_picture_as_far_as_there_is_room() {
        String text = "Không có lớp nao_do / There is no layer nao_do";
        Pictures.assertLooksLike("render/message", message(text, 160, 80, OptionalInt.of(0xFFFFFF)));
        Pictures.assertLooksLike("render/message-tiny", message(text, 20, 10, OptionalInt.empty()));
    }

    private static BufferedImage message(String text, int widthPx, int heightPx, OptionalInt background) {
        PixelCanvas canvas = new PixelCanvas(widthPx, heightPx, background);
        MessagePicture.paint(text, 1, canvas);
        return canvas.image();
    }
}
