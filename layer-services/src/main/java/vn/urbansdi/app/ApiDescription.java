package vn.urbansdi.app;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;

/** What stands at the head of the description of the domain queries, and in every operation: how it says no. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "application/problem+json";

    @Bean
    OpenAPI openApi(Catalog catalog) {
        Title title = catalog.deployment().title();
        return new OpenAPI()
                .info(new Info()
                        .title(title.vi() + " · " + title.en())
                        .version("1")
                        .description(
                                "WMS, WFS: `/wms?service=WMS&request=GetCapabilities`,"
                                        + " `/wfs?service=WFS&request=GetCapabilities`. OGC API – Features: `/ogc`. Vector tiles: `/tiles/{layer}/{z}/{x}/{y}.mvt`.")
                        .contact(new Contact()
                                .name(catalog.deployment().contact().organisation())))
                .components(new Components().addSchemas("Problem", problem()));
    }

    @Bean
    OpenApiCustomizer problems() {
        ApiResponse problem = new ApiResponse()
                .description("Không đáp ứng được, vì sao · Cannot be met, and why (RFC 9457)")
                .content(new Content()
                        .addMediaType(
                                PROBLEM,
                                new MediaType().schema(new ObjectSchema().$ref("#/components/schemas/Problem"))));
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().addApiResponse("default", problem));
    }

    private static ObjectSchema problem() {
        ObjectSchema messages = new ObjectSchema();
        messages.addProperty("vi", new StringSchema());
        messages.addProperty("en", new StringSchema());
        ObjectSchema problem = new ObjectSchema();
        problem.addProperty("status", new StringSchema().type("integer"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("messages", messages);
        return problem;
    }
}
