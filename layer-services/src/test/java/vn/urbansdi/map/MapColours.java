package vn.urbansdi.map;

import java.awt.image.BufferedImage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;

/** The colours that the server tells the map to draw with. */
record MapColours(JsonNode config) {

    static MapColours of(RunningApplication application) {
        return new MapColours(
                JsonMapper.shared().readTree(application.get("/api/map").body()));
    }

    /** Of what a rule of a layer's style of the base map fills or strokes, by its Vietnamese title. */
    int baseColour(String layer, String title, String part) {
        return parse(
                rule(config.get("baseMaps").get(0).get("layers"), layer, title).get(part));
    }

    int ground() {
        return baseColour("ward", "Đất liền và đảo", "fill");
    }

    /** A rule of a layer's style, by its Vietnamese title. */
    private static JsonNode rule(JsonNode layers, String layer, String title) {
        return layers.valueStream()
                .filter(candidate -> candidate.get("id").asString().equals(layer))
                .flatMap(candidate -> candidate.get("style").get("rules").valueStream())
                .filter(rule -> rule.path("title").path("vi").asString("").equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** What the catalog's colour of a land use looks like over the ground of the base map. */
    int parcel(String landUse) {
        JsonNode rule = rule(config.get("layers"), "land_parcel", "Mục đích sử dụng");
        int above = parse(rule.get("fill").get("values").get(landUse));
        int below = ground();
        double opacity = rule.get("fillOpacity").asDouble();
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            mixed |= (int) Math.round((above >> shift & 0xFF) * opacity + (below >> shift & 0xFF) * (1 - opacity))
                    << shift;
        }
        return mixed;
    }

    private static int parse(JsonNode colour) {
        return Integer.parseInt(colour.asString().substring(1), 16);
    }

    static int countOf(BufferedImage picture, int rgb) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += MapPage.isClose(picture.getRGB(x, y) & 0xFFFFFF, rgb) ? 1 : 0;
            }
        }
        return count;
    }
}
