package vn.urbansdi.quality;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.QualitySource;
import vn.urbansdi.problem.ProblemException;

@RestController
@Tag(name = "Chất lượng dữ liệu · Data quality")
class QualityController {

    private static final int LONGEST_HISTORY = 500;

    private final Catalog catalog;
    private final QualitySource source;
    private final Clock clock = Clock.systemUTC();

    QualityController(Catalog catalog, QualitySource source) {
        this.catalog = catalog;
        this.source = source;
    }

    @GetMapping("/api/layers/{layer}/quality")
    @Operation(
            summary = "Chất lượng của lớp sau mỗi lần nhập · A layer's quality after each import",
            description =
                    "In the elements of ISO 19157: completeness per attribute, duplicate keys and geometries, validity, codes "
                            + "outside their list, age, and the rejected share of the delivery. Measured after each run, newest "
                            + "first.")
    QualityView quality(
            @PathVariable String layer,
            @Parameter(description = "How many runs, 1 to 500") @RequestParam(defaultValue = "20") int history) {
        Layer found = catalog.layer(layer)
                .orElseThrow(
                        () -> ProblemException.notFound(new Title("Không có lớp này.", "There is no such layer.")));
        if (history < 1 || history > LONGEST_HISTORY) {
            throw ProblemException.badRequest(new Title(
                    "history phải từ 1 đến " + LONGEST_HISTORY + ".",
                    "history lies between 1 and " + LONGEST_HISTORY + "."));
        }
        return QualityView.of(found, source.newest(found, history), clock.instant());
    }
}
