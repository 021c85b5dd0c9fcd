package vn.urbansdi.catalog;

import java.util.List;
import java.util.Map;

/** {@code deployment.yaml} as it is written. */
record DeploymentDocument(
        @Property(value = "Name of the service.", required = true)
        Title title,

        @Property("A sentence or two about it.") Title description,

        @Property(value = "Whom users turn to.", required = true)
        ContactDocument contact,

        @Property(value = "Namespace prefix of the layers on WFS.", required = true, pattern = Names.PREFIX_PATTERN)
        String prefix,

        @Property(value = "Namespace URI of the layers on WFS.", required = true)
        String namespace,

        @Property(
                value = "Area of interest: west, south, east, north in degrees (EPSG:4326).",
                required = true,
                minItems = 4,
                maxItems = 4)
        List<Double> extent,

        @Property(value = "EPSG code of the legal CRS, in which coordinates are shown.", required = true)
        Integer srid,

        @Property(value = "EPSG codes that are offered.", required = true, minItems = 1)
        List<Integer> crs,

        @Property(
                value = "Name of a tile matrix set of its own in the legal CRS, besides those of the whole world.",
                pattern = "[A-Za-z][A-Za-z0-9]{0,49}")
        String tileMatrixSet,

        @Property(value = "Groups of layers by id, in the order of the layer panel.", required = true, minItems = 1)
        Map<String, Title> themes,

        @Property("Places by id that the map can jump to.") Map<String, CityDocument> cities,
        @Property("A sentence that the map shows.") Title notice) {

    record ContactDocument(
            @Property(value = "Organisation.", required = true)
            String organisation,

            @Property("Person or position.") String person,
            @Property("Electronic mail address.") String email,
            @Property("Telephone number.") String phone) {}

    record CityDocument(
            @Property(value = "Name for people.", required = true)
            Title name,

            @Property(
                    value = "Where it lies: west, south, east, north in degrees (EPSG:4326).",
                    required = true,
                    minItems = 4,
                    maxItems = 4)
            List<Double> extent,

            @Property("Codes of its wards; a row that carries one of them belongs to the city.")
            List<String> wards,

            @Property("Code of the district that the city was.")
            String districtCode) {}
}
