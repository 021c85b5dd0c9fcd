package vn.urbansdi.metadata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.LayerQuality;
import vn.urbansdi.feature.LayerQuality.AttributeQuality;

/**
 * How good a layer was after its last run and from where it came: {@code gmd:DQ_DataQuality} (ISO 19115:2003, B.2.4). A share
 * is in percent.
 */
final class QualitySection {

    private static final String PERCENT = "http://www.opengis.net/def/uom/UCUM/0/%25";

    private final IsoXml xml;
    private final Layer layer;
    private final List<LayerQuality> runs;
    private final Instant measured;

    /** @param runs newest first, at least one */
    QualitySection(IsoXml xml, Layer layer, List<LayerQuality> runs) {
        this.xml = xml;
        this.layer = layer;
        this.runs = runs;
        this.measured = runs.get(0).measuredAt().truncatedTo(ChronoUnit.SECONDS);
    }

    void write() {
        LayerQuality latest = runs.get(0);
        xml.open("gmd:dataQualityInfo").open("gmd:DQ_DataQuality");
        xml.open("gmd:scope")
                .open("gmd:DQ_Scope")
                .code("gmd:level", "gmd:MD_ScopeCode", "dataset")
                .close(2);
        if (latest.features() > 0) {
            completeness(latest);
            report(
                    "gmd:DQ_CompletenessCommission",
                    new Title("Hình trùng nhau", "Geometries that are there twice"),
                    latest.geometryDuplicates(),
                    latest.features());
            report(
                    "gmd:DQ_TopologicalConsistency",
                    new Title("Hình không hợp lệ theo ISO 19125-1", "Geometries that are not valid by ISO 19125-1"),
                    latest.geometriesInvalid(),
                    latest.geometriesChecked());
        }
        lineage();
        xml.close(2);
    }

    private void completeness(LayerQuality latest) {
        List<AttributeQuality> required = latest.attributes().stream()
                .filter(each -> layer.attribute(each.name())
                        .filter(attribute -> attribute.isPublic() && attribute.required())
                        .isPresent())
                .toList();
        long wanted = required.size() * latest.features();
        long filled = required.stream().mapToLong(AttributeQuality::filled).sum();
        report(
                "gmd:DQ_CompletenessOmission",
                new Title("Giá trị bắt buộc còn thiếu", "Required values that are missing"),
                wanted - filled,
                wanted);
    }

    private void report(String element, Title measure, long part, long whole) {
        if (whole == 0) {
            return;
        }
        xml.open("gmd:report")
                .open(element)
                .text("gmd:nameOfMeasure", measure)
                .leaf("gmd:dateTime", "gco:DateTime", measured.toString())
                .open("gmd:result")
                .open("gmd:DQ_QuantitativeResult")
                .empty("gmd:valueUnit", "xlink:href", PERCENT)
                .leaf("gmd:value", "gco:Record", String.format(Locale.ROOT, "%.2f", 100.0 * part / whole))
                .close(4);
    }

    /** Who delivered what, each once. */
    private void lineage() {
        xml.open("gmd:lineage").open("gmd:LI_Lineage");
        xml.text(
                "gmd:statement",
                new Title(
                        "Ghép từ các lần giao dữ liệu; mỗi thuộc tính nhớ nguồn của nó.",
                        "Merged from deliveries; every attribute remembers its source."));
        runs.stream()
                .map(QualitySection::delivery)
                .distinct()
                .forEach(delivery -> xml.open("gmd:source")
                        .open("gmd:LI_Source")
                        .text("gmd:description", delivery)
                        .close(2));
        xml.close(2);
    }

    private static String delivery(LayerQuality run) {
        return run.files().isEmpty() ? run.source() : run.source() + ": " + String.join(", ", run.files());
    }
}
