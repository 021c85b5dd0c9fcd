package vn.urbansdi.metadata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.Revalidation;
import vn.urbansdi.problem.ProblemException;

@RestController
@Tag(name = "Siêu dữ liệu · Metadata")
class MetadataController {

    private final Catalog catalog;
    private final MetadataRecord record;

    MetadataController(Catalog catalog, MetadataRecord record) {
        this.catalog = catalog;
        this.record = record;
    }

    @GetMapping("/metadata/{layer}.xml")
    @Operation(
            summary = "Siêu dữ liệu của lớp theo ISO 19115 · A layer's metadata record",
            description = "ISO 19139 in Vietnamese and English, made of the catalog and of what is known of the data.")
    void record(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer)
                .orElseThrow(
                        () -> ProblemException.notFound(new Title("Không có lớp này.", "There is no such layer.")));
        byte[] document = record.document(found, OwsRequest.baseUrl(request));
        Revalidation.of(request).send(document, Addresses.METADATA_TYPE + ";charset=UTF-8", response);
    }
}
