package vn.urbansdi.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrixSet;

/** Small layers and catalogs written in Java, for tests that must not depend on the catalog that is shipped. */
public final class TestLayers {

    private TestLayers() {}

    /** Parcels as the catalog has them: an assigned identifier, matched by ward, sheet and number. */
    public static Layer parcel() {
        return layer("land_parcel", GeometryType.MULTI_POLYGON, 5899)
                .attribute(assigned("parcel_id"))
                .attribute(required("ward_code", AttributeType.TEXT))
                .attribute(queryable("sheet_no", AttributeType.TEXT))
                .attribute(queryable("parcel_no", AttributeType.TEXT))
                .attribute(optional("legal_area_m2", AttributeType.DECIMAL))
                .attribute(restricted("owner_name", "land_officer"))
                .key("parcel_id")
                .match("parcel_id")
                .match("ward_code", "sheet_no", "parcel_no")
                .build();
    }

    /** Points with an attribute of every type, matched by their key. */
    public static Layer light() {
        return layer("street_light", GeometryType.POINT, 5899)
                .attribute(required("light_id", AttributeType.TEXT))
                .attribute(queryable("lamp_type", AttributeType.TEXT))
                .attribute(optional("power_w", AttributeType.INTEGER))
                .attribute(optional("pole_height_m", AttributeType.DECIMAL))
                .attribute(optional("smart", AttributeType.BOOLEAN))
                .attribute(optional("installed_on", AttributeType.DATE))
                .attribute(optional("seen_at", AttributeType.TIMESTAMP))
                .key("light_id")
                .match("light_id")
                .build();
    }

    public static Catalog catalog(Layer... layers) {
        Deployment deployment = new Deployment(
                new Title("Thử", "Test"),
                Optional.empty(),
                new Deployment.Contact("Test", Optional.empty(), Optional.empty(), Optional.empty()),
                "sdi",
                "https://example.org/sdi",
                new Extent(4326, 106.4, 20.6, 108.1, 21.7),
                5899,
                List.of(5899, 4326, 3857),
                List.of(),
                List.of(),
                List.of(TileMatrixSet.WEB_MERCATOR_QUAD, TileMatrixSet.WORLD_CRS84_QUAD),
                Optional.empty());
        return new Catalog(deployment, List.of(layers), List.of(), List.of());
    }

    public static Builder layer(String id, GeometryType type, int srid) {
        return new Builder(id, type, srid);
    }

    public static Attribute optional(String name, AttributeType type) {
        return attribute(name, type, false, false, Optional.empty(), List.of());
    }

    public static Attribute queryable(String name, AttributeType type) {
        return attribute(name, type, false, true, Optional.empty(), List.of());
    }

    public static Attribute required(String name, AttributeType type) {
        return attribute(name, type, true, true, Optional.empty(), List.of());
    }

    /** Text that the store computes from the geometry. */
    public static Attribute assigned(String name) {
        return attribute(name, AttributeType.TEXT, true, true, Optional.of(Attribute.Assignment.GEOHASH), List.of());
    }

    /** Text that only people with {@code role} may see. */
    public static Attribute restricted(String name, String role) {
        return attribute(name, AttributeType.TEXT, false, false, Optional.empty(), List.of(role));
    }

    private static Attribute attribute(
            String name,
            AttributeType type,
            boolean required,
            boolean queryable,
            Optional<Attribute.Assignment> assign,
            List<String> visibleTo) {
        return new Attribute(
                name,
                type,
                new Title(name, name),
                required,
                queryable,
                List.of(),
                Optional.empty(),
                assign,
                visibleTo,
                Optional.empty());
    }

    /** A layer that is published everywhere. */
    public static final class Builder {
        private final String id;
        private final Layer.Geometry geometry;
        private final List<Attribute> attributes = new ArrayList<>();
        private List<String> key = List.of();
        private Optional<Layer.Time> time = Optional.empty();
        private Optional<Layer.Elevation> elevation = Optional.empty();
        private OptionalDouble overlapAtMostM2 = OptionalDouble.empty();
        private List<String> editors = List.of();
        private Optional<String> importance = Optional.empty();
        private final List<List<String>> match = new ArrayList<>();

        private Builder(String id, GeometryType type, int srid) {
            this.id = id;
            this.geometry = new Layer.Geometry(type, srid);
        }

        public Builder attribute(Attribute attribute) {
            attributes.add(attribute);
            return this;
        }

        public Builder key(String... names) {
            key = List.of(names);
            return this;
        }

        /** One attribute for a moment, two for the begin and the end of a period. */
        public Builder time(String begin, String... end) {
            time = Optional.of(
                    new Layer.Time(begin, java.util.Arrays.stream(end).findFirst(), Optional.empty()));
            return this;
        }

        public Builder elevation(String attribute) {
            elevation = Optional.of(new Layer.Elevation(attribute, "CRS:88", OptionalDouble.empty()));
            return this;
        }

        /** Adds an alternative. */
        public Builder match(String... names) {
            match.add(List.of(names));
            return this;
        }

        /** Areas may overlap by at most so many square metres where people edit them. */
        public Builder overlapAtMost(double areaM2) {
            overlapAtMostM2 = OptionalDouble.of(areaM2);
            return this;
        }

        /** Features may be changed by people of these roles. */
        public Builder editableBy(String... roles) {
            editors = List.of(roles);
            return this;
        }

        /** Where a tile cannot hold all features, those with greater values of the attribute stay. */
        public Builder importance(String attribute) {
            importance = Optional.of(attribute);
            return this;
        }

        public Layer build() {
            return new Layer(
                    id,
                    id,
                    "test",
                    new Title(id, id),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    geometry,
                    key,
                    match,
                    attributes,
                    time,
                    elevation,
                    overlapAtMostM2,
                    Layer.Gml.NONE,
                    new StyleDefinition(0, List.of()),
                    List.of(),
                    new Publish(
                            true,
                            Optional.of(new Publish.Wfs(editors)),
                            true,
                            Optional.of(new Publish.Tiles(0, 22, Map.of(), importance)),
                            Optional.of(new Publish.MapPanel(true))),
                    List.of());
        }
    }
}
