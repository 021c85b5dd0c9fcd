package vn.urbansdi.hazard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.domainquery.ReadsLayers;

@RestController
@Tag(name = "Thiên tai · Hazards")
@ReadsLayers({
    ParcelAtRisk.class,
    BuildingAtRisk.class,
    LightAtRisk.class,
    ShelterInArea.class,
    WardArea.class,
    FloodArea.class,
    LandslideArea.class
})
class ExposureController {

    private final ExposureQuery query;
    private final AreaReader areas;

    ExposureController(ExposureQuery query, AreaReader areas) {
        this.query = query;
        this.areas = areas;
    }

    @PostMapping(
            path = "/api/hazards/exposure",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/geo+json"})
    @Operation(
            summary = "Những gì nằm trong vùng · What lies inside an area",
            description =
                    "Parcels, buildings, street lights and shelters that lie inside the area or touch it, by hazard class, ward "
                            + "and city. The body is a GeoJSON Polygon or MultiPolygon in WGS 84, at most 1 MB and 10,000 vertices.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"type\":\"Polygon\",\"coordinates\":[[[107.07,20.94],[107.09,20.94],"
                                                                    + "[107.09,20.96],[107.07,20.96],[107.07,20.94]]]}"))))
    Exposure exposure(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        return query.exposure(areas.read(request.getInputStream()));
    }
}
