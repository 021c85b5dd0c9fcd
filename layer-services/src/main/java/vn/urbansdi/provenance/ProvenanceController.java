package vn.urbansdi.provenance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Publish;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.ProvenanceSource;
import vn.urbansdi.problem.ProblemException;

@RestController
@Tag(name = "Nguồn gốc · Provenance")
class ProvenanceController {

    private final Catalog catalog;
    private final ProvenanceSource source;

    ProvenanceController(Catalog catalog, ProvenanceSource source) {
        this.catalog = catalog;
        this.source = source;
    }

    @GetMapping("/api/layers/{layer}/features/{fid}/provenance")
    @Operation(
            summary = "Nguồn gốc từng thuộc tính · Where each value comes from",
            description =
                    "For each attribute that the asker may see: the value, the source, file, row and run that brought it, the "
                            + "rule by which it stands (`only_source`, `agreed`, `priority`, `newer`, `edited`, `entered`, "
                            + "`assigned`, `not_delivered`), and what other sources last said. `fid` is the number or "
                            + "`<layer>.<number>`.")
    ProvenanceView provenance(@PathVariable String layer, @Parameter(example = "1") @PathVariable String fid) {
        Layer found = catalog.layer(layer)
                .filter(each -> shows(each.publish()))
                .orElseThrow(
                        () -> ProblemException.notFound(new Title("Không có lớp này.", "There is no such layer.")));
        return number(found, fid)
                .flatMap(number -> source.of(found, number, found.publicAttributes()))
                .map(ProvenanceView::of)
                .orElseThrow(() -> ProblemException.notFound(
                        new Title("Lớp không có đối tượng mang số này.", "The layer has no feature of that number.")));
    }

    /** Whether any protocol gives values of the layer away. */
    private static boolean shows(Publish publish) {
        return publish.wms()
                || publish.features()
                || publish.wfs().isPresent()
                || publish.tiles().isPresent();
    }

    private static Optional<Long> number(Layer layer, String fid) {
        String prefix = layer.id() + ".";
        String digits = fid.startsWith(prefix) ? fid.substring(prefix.length()) : fid;
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }
}
