package vn.urbansdi.metadata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Theme;
import vn.urbansdi.catalog.TopicCategory;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.ows.LayerTimes;

/** What a layer is about, where and when: {@code gmd:MD_DataIdentification} (ISO 19115:2003, B.2.2). */
@Component
final class IdentificationSection {

    private static final int WGS_84 = 4326;

    /** About a centimetre. */
    private static final int DECIMALS = 7;

    private final Deployment deployment;
    private final LayerExtents extents;
    private final LayerTimes times;

    IdentificationSection(Catalog catalog, LayerExtents extents, LayerTimes times) {
        this.deployment = catalog.deployment();
        this.extents = extents;
        this.times = times;
    }

    /** @param changed the last day on which the layer is known to have changed */
    void write(IsoXml xml, Layer layer, LocalDate changed) {
        xml.open("gmd:identificationInfo").open("gmd:MD_DataIdentification");
        xml.citation("gmd:citation", layer.title(), changed, "revision")
                .text("gmd:abstract", MetadataRecord.described(layer));
        MetadataRecord.contact(xml, "gmd:pointOfContact", deployment.contact(), "pointOfContact");
        keywords(xml, layer);
        xml.code("gmd:spatialRepresentationType", "gmd:MD_SpatialRepresentationTypeCode", "vector")
                .code("gmd:language", "gmd:LanguageCode", "vie")
                .code("gmd:characterSet", "gmd:MD_CharacterSetCode", "utf8");
        layer.topic()
                .map(TopicCategory::code)
                .ifPresent(topic -> xml.leaf("gmd:topicCategory", "gmd:MD_TopicCategoryCode", topic));
        extent(xml, layer);
        xml.close(2);
    }

    private void keywords(IsoXml xml, Layer layer) {
        xml.open("gmd:descriptiveKeywords").open("gmd:MD_Keywords");
        deployment.themes().stream()
                .filter(theme -> theme.id().equals(layer.theme()))
                .map(Theme::title)
                .forEach(title -> xml.text("gmd:keyword", title));
        layer.keywords().forEach(keyword -> xml.text("gmd:keyword", keyword));
        xml.code("gmd:type", "gmd:MD_KeywordTypeCode", "theme").close(2);
    }

    private void extent(IsoXml xml, Layer layer) {
        Optional<Extent> place = extents.of(layer, WGS_84);
        Optional<LayerTimes.Interval> time = times.of(layer);
        if (place.isEmpty() && time.isEmpty()) {
            return;
        }
        xml.open("gmd:extent").open("gmd:EX_Extent");
        place.ifPresent(box -> xml.open("gmd:geographicElement")
                .open("gmd:EX_GeographicBoundingBox")
                .leaf("gmd:westBoundLongitude", "gco:Decimal", degrees(box.minX(), RoundingMode.FLOOR))
                .leaf("gmd:eastBoundLongitude", "gco:Decimal", degrees(box.maxX(), RoundingMode.CEILING))
                .leaf("gmd:southBoundLatitude", "gco:Decimal", degrees(box.minY(), RoundingMode.FLOOR))
                .leaf("gmd:northBoundLatitude", "gco:Decimal", degrees(box.maxY(), RoundingMode.CEILING))
                .close(2));
        time.ifPresent(interval -> {
            xml.open("gmd:temporalElement")
                    .open("gmd:EX_TemporalExtent")
                    .open("gmd:extent")
                    .open("gml:TimePeriod", "gml:id", "time");
            position(xml, "gml:beginPosition", interval.begin());
            position(xml, "gml:endPosition", interval.end());
            xml.close(4);
        });
        xml.close(2);
    }

    /** An end that nobody knows is open. */
    private static void position(IsoXml xml, String name, Optional<Instant> moment) {
        if (moment.isPresent()) {
            xml.element(name, moment.get().toString());
        } else {
            xml.empty(name, "indeterminatePosition", "unknown");
        }
    }

    private static String degrees(double value, RoundingMode outwards) {
        return new BigDecimal(value)
                .setScale(DECIMALS, outwards)
                .stripTrailingZeros()
                .toPlainString();
    }
}
