package vn.urbansdi.render;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.urbansdi.catalog.GeometryType;

/** What Symbology Encoding 1.1 (OGC 05-077r4, 11) can say, as it looks. */
class SymbologyTest {

    private static final OptionalInt WHITE = OptionalInt.of(0xFFFFFF);

    private static final String[] MARKS = {
        "circle",
        "square",
        "triangle",
        "star",
        "cross",
        "x",
        "diamond",
        "arrow",
        "shape://vertline",
        "shape://horline",
        "shape://slash",
        "shape://backslash",
        "shape://plus",
        "shape://times",
        "shape://dot",
        "shape://oarrow",
        "shape://carrow"
    };

    @Test
    void every_well_known_mark_has_its_shape_and_may_be_turned_moved_and_faint() {
        Scene scene = new Scene(30 * MARKS.length, 90);
        for (int i = 0; i < MARKS.length; i++) {
            scene.layer(
                            "m" + i,
                            GeometryType.POINT,
                            rules(
                                    rule(rank(1), "<se:PointSymbolizer>" + graphic(MARKS[i], "#2a9d8f", 20, "") + END),
                                    rule(
                                            rank(2),
                                            "<se:PointSymbolizer>"
                                                    + graphic(
                                                            MARKS[i],
                                                            "#e76f51",
                                                            18,
                                                            "<se:Opacity>0.5</se:Opacity><se:Size>18</se:Size>"
                                                                    + "<se:Rotation>30</se:Rotation><se:Displacement>"
                                                                    + "<se:DisplacementX>4</se:DisplacementX>"
                                                                    + "<se:DisplacementY>5</se:DisplacementY>"
                                                                    + "</se:Displacement>")
                                                    + END)))
                    .feature("POINT(" + (15 + 30 * i) + " 20)", "", null, 1)
                    .feature("POINT(" + (15 + 30 * i) + " 62)", "", null, 2);
        }
        Pictures.assertLooksLike("symbology/marks", scene.paint(WHITE));
    }

    private static final String END = "</se:PointSymbolizer>";

    @Test
    void a_mark_turns_with_a_number_of_its_feature() {
        Scene scene = new Scene(200, 40)
                .layer(
                        "vanes",
                        GeometryType.POINT,
                        rules(rule(
                                "",
                                "<se:PointSymbolizer>"
                                        + graphic(
                                                "arrow",
                                                "#264653",
                                                26,
                                                "<se:Size>26</se:Size><se:Rotation><ogc:PropertyName>rank"
                                                        + "</ogc:PropertyName></se:Rotation>")
                                        + END)));
        for (int i = 0; i < 6; i++) {
            scene.feature("POINT(" + (20 + 32 * i) + " 20)", "", null, 45L * i);
        }
        Pictures.assertLooksLike("symbology/turned-by-attribute", scene.paint(WHITE));
    }

    @Test
    void an_icon_of_svg_may_come_within_the_style() {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><title>pin</title>"
                + "<path fill='#c1121f' stroke='#fff' d='M12 2C8 2 5 5 5 9c0 5.3 7 13 7 13s7-7.7 7-13a7 7 0 0 0-7-7z'/>"
                + "<circle cx='12' cy='9' r='2.5' fill='white'/>"
                + "<g transform='translate(2 20)' opacity='.5'><rect width='20' height='2' style='fill:#023e8a'/></g>"
                + "<polyline points='3,3 6,6 9,3' fill='none' stroke='#023e8a' stroke-width='1.5'/></svg>";
        String address = "data:image/svg+xml;base64,"
                + java.util.Base64.getEncoder().encodeToString(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String[] more = {
            "<se:Size>60</se:Size>",
            "",
            "<se:Opacity>0.4</se:Opacity><se:Size>60</se:Size>",
            "<se:Size>60</se:Size><se:Rotation>45</se:Rotation>"
        };
        Scene scene = new Scene(330, 80);
        for (int i = 0; i < more.length; i++) {
            scene.layer(
                            "i" + i,
                            GeometryType.POINT,
                            rules(rule(
                                    "",
                                    "<se:PointSymbolizer><se:Graphic><se:ExternalGraphic><se:OnlineResource"
                                            + " xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='" + address
                                            + "'/><se:Format>image/svg+xml</se:Format></se:ExternalGraphic>" + more[i]
                                            + "</se:Graphic>" + END)))
                    .feature("POINT(" + (40 + 80 * i) + " 40)", "", null, 1);
        }
        Pictures.assertLooksLike("symbology/icons", scene.paint(WHITE));
    }

    @Test
    void lines_have_caps_joins_and_dashes_that_begin_where_they_should() {
        String[] caps = {"butt", "round", "square"};
        String[] joins = {"mitre", "round", "bevel"};
        String[] dashes = {
            "",
            parameter("stroke-dasharray", "14 18"),
            parameter("stroke-dasharray", "14 18") + parameter("stroke-dashoffset", "16")
        };
        Scene scene = new Scene(330, 190);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int x = 15 + 110 * i;
                int y = 15 + 60 * j;
                scene.layer(
                                "l" + i + j,
                                GeometryType.LINE_STRING,
                                rules(rule(
                                        "",
                                        line(parameter("stroke", "#1d3557")
                                                + parameter("stroke-width", "9")
                                                + parameter("stroke-linecap", caps[i])
                                                + parameter("stroke-linejoin", joins[i])
                                                + dashes[j]))))
                        .feature(
                                "LINESTRING(" + x + " " + (y + 40) + "," + (x + 35) + " " + y + "," + (x + 45) + " "
                                        + (y + 40) + "," + (x + 85) + " " + (y + 30) + ")",
                                "a",
                                null,
                                1)
                        .layer(
                                "c" + i + j,
                                GeometryType.LINE_STRING,
                                rules(rule("", line(parameter("stroke", "#ffffff")))))
                        .feature("LINESTRING(" + x + " " + (y + 40) + "," + (x + 35) + " " + y + ")", "a", null, 1);
            }
        }
        Pictures.assertLooksLike("symbology/lines", scene.paint(WHITE));
    }

    @Test
    void marks_stand_along_lines_and_outlines_and_point_where_they_run() {
        String arrows = "<se:LineSymbolizer><se:Stroke><se:GraphicStroke>"
                + graphic("shape://carrow", "#1f78b4", 10, "<se:Size>10</se:Size>")
                + "<se:InitialGap>6</se:InitialGap><se:Gap>18</se:Gap></se:GraphicStroke></se:Stroke>"
                + "</se:LineSymbolizer>";
        String ties = "<se:LineSymbolizer><se:Stroke><se:GraphicStroke>"
                + graphic("shape://vertline", "#333333", 9, "<se:Size>9</se:Size>")
                + "</se:GraphicStroke>" + parameter("stroke-dasharray", "9 5") + "</se:Stroke></se:LineSymbolizer>";
        Scene scene = new Scene(240, 150)
                .layer(
                        "flow",
                        GeometryType.LINE_STRING,
                        rules(rule("", line(parameter("stroke", "#1f78b4") + parameter("stroke-width", "2")) + arrows)))
                .feature("LINESTRING(10 20, 120 20, 150 60, 230 40)", "a", null, 1)
                .feature("LINESTRING(230 70, 20 50)", "b", null, 1)
                .layer(
                        "railway",
                        GeometryType.LINE_STRING,
                        rules(rule("", line(parameter("stroke", "#333333")) + ties)))
                .feature("LINESTRING(10 140, 60 90, 140 90)", "c", null, 1)
                .layer("edge", GeometryType.POLYGON, rules(rule("", arrows)))
                .feature("POLYGON((170 80, 230 80, 230 140, 170 140, 170 80))", "d", null, 1);
        Pictures.assertLooksLike("symbology/marks-along-lines", scene.paint(WHITE));
    }

    @Test
    void areas_are_hatched() {
        String[] hatches = {
            "shape://slash",
            "shape://backslash",
            "shape://vertline",
            "shape://horline",
            "shape://plus",
            "shape://times",
            "circle",
            "triangle"
        };
        Scene scene = new Scene(70 * hatches.length + 10, 80);
        for (int i = 0; i < hatches.length; i++) {
            int x = 10 + 70 * i;
            scene.layer(
                            "h" + i,
                            GeometryType.POLYGON,
                            rules(rule(
                                    "",
                                    "<se:PolygonSymbolizer><se:Fill>" + parameter("fill", "#fff3b0")
                                            + "</se:Fill></se:PolygonSymbolizer><se:PolygonSymbolizer><se:Fill>"
                                            + "<se:GraphicFill>"
                                            + graphic(hatches[i], "#9b2226", 9, "<se:Size>9</se:Size>")
                                            + "</se:GraphicFill></se:Fill><se:Stroke>"
                                            + parameter("stroke", "#9b2226")
                                            + "</se:Stroke></se:PolygonSymbolizer>")))
                    .feature(
                            "POLYGON((" + x + " 10," + (x + 60) + " 10," + (x + 60) + " 70," + x + " 70," + x
                                    + " 10),(" + (x + 20) + " 30," + (x + 20) + " 50," + (x + 40) + " 50," + (x + 20)
                                    + " 30))",
                            "a",
                            null,
                            1);
        }
        Pictures.assertLooksLike("symbology/hatches", scene.paint(WHITE));
    }

    @Test
    void feature_type_styles_lie_one_above_the_other_and_the_rules_of_one_follow_each_feature() {
        String casing = line(parameter("stroke", "#333333") + parameter("stroke-width", "11"));
        String inner = line(parameter("stroke", "#ffd166") + parameter("stroke-width", "7"));
        Scene scene = new Scene(220, 90)
                .layer("one", GeometryType.LINE_STRING, rules(rule("", casing + inner)))
                .feature("LINESTRING(10 20, 100 70)", "a", null, 1)
                .feature("LINESTRING(10 70, 100 20)", "b", null, 1)
                .layer("two", GeometryType.LINE_STRING, rules(rule("", casing)) + rules(rule("", inner)))
                .feature("LINESTRING(120 20, 210 70)", "a", null, 1)
                .feature("LINESTRING(120 70, 210 20)", "b", null, 1);
        Pictures.assertLooksLike("symbology/levels", scene.paint(WHITE));
    }

    @Test
    void what_no_other_rule_draws_is_left_for_else() {
        Scene scene = new Scene(130, 40)
                .layer(
                        "areas",
                        GeometryType.POLYGON,
                        rules(
                                rule(rank(1), fill("#e63946")),
                                rule(rank(2), fill("#457b9d")),
                                rule("<se:ElseFilter/>", fill("#cccccc"))));
        for (int i = 0; i < 4; i++) {
            int x = 5 + 31 * i;
            scene.feature(
                    "POLYGON((" + x + " 5," + (x + 26) + " 5," + (x + 26) + " 35," + x + " 35," + x + " 5))",
                    "",
                    null,
                    i);
        }
        Pictures.assertLooksLike("symbology/else", scene.paint(WHITE));
    }

    @Test
    void sizes_may_be_measured_on_the_ground() {
        // a pixel of the scene is a metre, and so is one of its lines
        Scene scene = new Scene(120, 50)
                .layer(
                        "lanes",
                        GeometryType.LINE_STRING,
                        rules(
                                rule(
                                        "",
                                        line(parameter("stroke", "#bdb4a5") + parameter("stroke-width", "16"))
                                                .replace(
                                                        "<se:LineSymbolizer",
                                                        "<se:LineSymbolizer uom='http://www.opengeospatial.org/se/units/metre'"))))
                .feature("LINESTRING(0 15, 120 15)", "a", null, 1)
                .layer("ruler", GeometryType.LINE_STRING, rules(rule("", line(parameter("stroke", "#ff0000")))))
                .feature("LINESTRING(60 7, 60 23)", "b", null, 1);
        Pictures.assertLooksLike("symbology/ground-units", scene.paint(WHITE));
    }

    @Test
    void labels_stand_where_the_placement_wants_them() {
        String[] placements = {
            point(0, 0.5, 6, 0, 0),
            point(1, 0.5, -6, 0, 0),
            point(0.5, 0, 0, 6, 0),
            point(0.5, 1, 0, -6, 0),
            point(0, 0.5, 6, 0, -45),
            point(0.5, 0.5, 0, 0, 90)
        };
        Scene scene = new Scene(720, 110);
        for (int i = 0; i < placements.length; i++) {
            scene.layer("p" + i, GeometryType.POINT, rules(rule("", dot() + text(placements[i], ""))))
                    .feature("POINT(" + (60 + 115 * i) + " 55)", "Hạ Long", null, 1);
        }
        Pictures.assertLooksLike("symbology/labels-placed", scene.paint(WHITE));
    }

    @Test
    void labels_have_halos_priorities_wraps_and_room_around_them() {
        Scene scene = new Scene(420, 200)
                .layer(
                        "halo",
                        GeometryType.POLYGON,
                        rules(rule(
                                "",
                                fill("#264653")
                                        + "<se:TextSymbolizer><se:Label><ogc:PropertyName>name</ogc:PropertyName>"
                                        + "</se:Label><se:Font>" + parameter("font-size", "18")
                                        + parameter("font-weight", "bold")
                                        + "</se:Font><se:Halo><se:Radius>3</se:Radius><se:Fill>"
                                        + parameter("fill", "#f4a261") + parameter("fill-opacity", "0.7")
                                        + "</se:Fill></se:Halo><se:Fill>" + parameter("fill", "#9b2226")
                                        + "</se:Fill></se:TextSymbolizer>")))
                .feature("POLYGON((5 5, 200 5, 200 60, 5 60, 5 5))", "Vịnh Hạ Long", null, 1)
                .layer(
                        "wrapped",
                        GeometryType.POINT,
                        rules(rule("", dot() + text(point(0.5, 0.5, 0, 0, 0), option("autoWrap", "80")))))
                .feature("POINT(310 40)", "Trường Trung học phổ thông chuyên Hạ Long", null, 1)
                .layer(
                        "ranked",
                        GeometryType.POINT,
                        rules(
                                rule(
                                        "",
                                        dot()
                                                + text(
                                                        point(0, 0.5, 5, 0, 0),
                                                        "<se:Priority><ogc:PropertyName>rank</ogc:PropertyName></se:Priority>"))))
                .feature("POINT(20 90)", "nhường chỗ", null, 1)
                .feature("POINT(30 94)", "ưu tiên", null, 9)
                .layer(
                        "aside",
                        GeometryType.POINT,
                        rules(rule("", dot() + text(point(0, 0.5, 5, 0, 0), option("maxDisplacement", "45")))))
                .feature("POINT(150 100)", "một", null, 1)
                .feature("POINT(153 103)", "hai", null, 1)
                .feature("POINT(156 100)", "ba", null, 1)
                .layer(
                        "over",
                        GeometryType.POINT,
                        rules(rule("", dot() + text(point(0, 0.5, 5, 0, 0), option("conflictResolution", "false")))))
                .feature("POINT(260 110)", "chồng", null, 1)
                .feature("POINT(264 114)", "lên nhau", null, 1)
                .layer(
                        "once",
                        GeometryType.POINT,
                        rules(rule("", dot() + text(point(0, 0.5, 5, 0, 0), option("group", "yes")))))
                .feature("POINT(20 150)", "chỉ một lần", null, 1)
                .feature("POINT(20 180)", "chỉ một lần", null, 1)
                .layer(
                        "around",
                        GeometryType.POINT,
                        rules(rule("", dot() + text(point(0, 0.5, 5, 0, 0), option("spaceAround", "14")))))
                .feature("POINT(150 150)", "rộng rãi", null, 1)
                .feature("POINT(150 168)", "chật chội", null, 1);
        Pictures.assertLooksLike("symbology/labels-chosen", scene.paint(WHITE));
    }

    @Test
    void labels_run_along_lines_above_them_or_straight_across() {
        String base = line(parameter("stroke", "#1f78b4") + parameter("stroke-width", "2"));
        Scene scene = new Scene(260, 190)
                .layer("on", GeometryType.LINE_STRING, rules(rule("", base + text(onLine(0), ""))))
                .feature("LINESTRING(10 40, 90 15, 170 20, 250 50)", "Suối Lạnh chảy quanh", null, 1)
                .layer("above", GeometryType.LINE_STRING, rules(rule("", base + text(onLine(10), ""))))
                .feature("LINESTRING(10 100, 90 75, 170 80, 250 110)", "Suối Lạnh chảy quanh", null, 1)
                .layer(
                        "straight",
                        GeometryType.LINE_STRING,
                        rules(rule("", base + text(onLine(0), option("followLine", "false")))))
                .feature("LINESTRING(250 180, 130 140, 20 130)", "Suối Lạnh", null, 1);
        Pictures.assertLooksLike("symbology/labels-on-lines", scene.paint(WHITE));
    }

    @Test
    void the_legend_shows_the_symbols_of_a_users_style() {
        Scene scene = new Scene(10, 10)
                .layer(
                        "areas",
                        GeometryType.POLYGON,
                        rules(
                                "<se:Rule><se:Description><se:Title>Vùng ngập</se:Title></se:Description>"
                                        + "<se:PolygonSymbolizer><se:Fill><se:GraphicFill>"
                                        + graphic("shape://slash", "#1f78b4", 6, "<se:Size>6</se:Size>")
                                        + "</se:GraphicFill></se:Fill><se:Stroke>" + parameter("stroke", "#1f78b4")
                                        + "</se:Stroke></se:PolygonSymbolizer></se:Rule>",
                                "<se:Rule><se:Name>Còn lại</se:Name><se:ElseFilter/>" + fill("#eeeeee")
                                        + "</se:Rule>"));
        Pictures.assertLooksLike("symbology/legend", scene.legend("vi"));
    }

    private static String rules(String... rules) {
        return "<se:FeatureTypeStyle>" + String.join("", rules) + "</se:FeatureTypeStyle>";
    }

    private static String rule(String filter, String symbolizers) {
        return "<se:Rule>" + filter + symbolizers + "</se:Rule>";
    }

    private static String rank(int rank) {
        return "<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>rank</ogc:PropertyName><ogc:Literal>" + rank
                + "</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>";
    }

    private static String graphic(String mark, String colour, int size, String more) {
        return "<se:Graphic><se:Mark><se:WellKnownName>" + mark + "</se:WellKnownName><se:Fill>"
                + parameter("fill", colour) + "</se:Fill><se:Stroke>" + parameter("stroke", "#102a43")
                + parameter("stroke-width", "1.5") + "</se:Stroke></se:Mark>"
                + (more.isEmpty() ? "<se:Size>" + size + "</se:Size>" : more) + "</se:Graphic>";
    }

    private static String line(String parameters) {
        return "<se:LineSymbolizer><se:Stroke>" + parameters + "</se:Stroke></se:LineSymbolizer>";
    }

    private static String fill(String colour) {
        return "<se:PolygonSymbolizer><se:Fill>" + parameter("fill", colour) + "</se:Fill></se:PolygonSymbolizer>";
    }

    private static String dot() {
        return "<se:PointSymbolizer>" + graphic("circle", "#e63946", 5, "") + END;
    }

    private static String text(String placement, String more) {
        return "<se:TextSymbolizer><se:Label><ogc:PropertyName>name</ogc:PropertyName></se:Label><se:Font>"
                + parameter("font-size", "12") + "</se:Font><se:LabelPlacement>" + placement
                + "</se:LabelPlacement>" + more + "</se:TextSymbolizer>";
    }

    private static String point(double anchorX, double anchorY, double x, double y, double rotation) {
        return "<se:PointPlacement><se:AnchorPoint><se:AnchorPointX>" + anchorX + "</se:AnchorPointX><se:AnchorPointY>"
                + anchorY + "</se:AnchorPointY></se:AnchorPoint><se:Displacement><se:DisplacementX>" + x
                + "</se:DisplacementX><se:DisplacementY>" + y + "</se:DisplacementY></se:Displacement><se:Rotation>"
                + rotation + "</se:Rotation></se:PointPlacement>";
    }

    private static String onLine(double offset) {
        return "<se:LinePlacement><se:PerpendicularOffset>" + offset + "</se:PerpendicularOffset></se:LinePlacement>";
    }

    private static String option(String name, String value) {
        return "<se:VendorOption name='" + name + "'>" + value + "</se:VendorOption>";
    }

    private static String parameter(String name, String value) {
        return "<se:SvgParameter name='" + name + "'>" + value + "</se:SvgParameter>";
    }
}
