package vn.urbansdi.sample.place;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What is known or drawn beforehand about one city: its wards (real facts), and an outline, highways and rivers drawn by hand.
 * Every coordinate is longitude, latitude in WGS 84.
 *
 * @param prefix two letters that its departments put before their identifiers
 * @param parcelShare its part of all parcels of the province's four cities, 0..1
 * @param outline ring of the mainland, not closed
 * @param shore where the outline is sea or tidal river
 */
public record Place(
        String id,
        String name,
        String nameEn,
        String districtCode,
        String prefix,
        double parcelShare,
        double hillHeightM,
        List<LonLat> outline,
        Shore shore,
        List<Island> islands,
        int isletCount,
        List<Ward> wards,
        List<Centre> centres,
        List<Highway> highways,
        List<River> rivers,
        List<String> streets,
        String esplanade) {

    public Place {
        centres = centres == null ? List.of() : centres;
    }

    /** Degrees in WGS 84. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"longitude", "latitude"})
    public record LonLat(double longitude, double latitude) {}

    /** The stretch of an outline between two of its vertices, both included. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"first", "last"})
    public record Shore(int first, int last) {

        public <T> List<T> of(List<T> outline) {
            return outline.subList(first, last + 1);
        }
    }

    /** An inhabited island, all of it in one ward. */
    public record Island(String ward, List<LonLat> outline) {}

    /**
     * @param areaKm2 official area
     * @param point a point inside
     * @param offshore whether it is nothing but islands
     * @param centre how much of a town there is at the point: 1 a district town, 0.3 a hill village
     */
    public record Ward(
            String code,
            String name,
            String nameEn,
            double areaKm2,
            LonLat point,
            double centre,
            boolean core,
            boolean coal,
            boolean industry,
            boolean tourism,
            boolean protectedForest,
            boolean commune,
            boolean offshore) {

        public String fullName() {
            return (commune ? "Xã " : "Phường ") + name;
        }
    }

    /** Another town centre besides the wards' points. */
    public record Centre(LonLat point, double weight) {}

    public record Highway(String name, List<LonLat> line) {}

    public record River(String name, double widthM, List<LonLat> line) {}

    /** The four cities, in the order in which they are generated. */
    public static List<Place> all() {
        return List.of(load("ha_long"), load("cam_pha"), load("uong_bi"), load("mong_cai"));
    }

    private static Place load(String id) {
        String resource = "/places/" + id + ".yaml";
        try (InputStream in = Place.class.getResourceAsStream(resource)) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, Place.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
