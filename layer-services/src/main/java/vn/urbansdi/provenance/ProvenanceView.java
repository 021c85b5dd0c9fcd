package vn.urbansdi.provenance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.Provenance;

/**
 * A feature's provenance as JSON. Who typed a value is for colleagues and not told here. The geometry stands among the attributes as {@code geom}, without its value.
 *
 * @param attributes by name, in the layer's order; only those that the asker may see
 */
@Schema(name = "Provenance")
record ProvenanceView(String feature, long version, Instant changedAt, Map<String, Value> attributes) {

    /**
     * @param source   that delivered the value; absent where a person gave it
     * @param priority of the source, 0 to 100
     * @param row      of the file, counted from 1
     * @param run      number of the import
     * @param at       when the import was finished, or the person saved
     * @param older    it may come from a version older than could be looked through
     * @param over     the sources that say otherwise
     */
    @Schema(name = "ValueProvenance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(
            Title title,
            @JsonInclude(JsonInclude.Include.ALWAYS) Object value,
            String source,
            Integer priority,
            String file,
            Long row,
            Long run,
            Instant at,
            Boolean older,
            String rule,
            Title because,
            List<String> over,
            List<Said> others) {}

    /** What a source last said of the value. */
    @Schema(name = "SourceStatement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            String source,
            int priority,
            @JsonInclude(JsonInclude.Include.ALWAYS) Object value,
            boolean agrees,
            String file,
            Long row,
            long run,
            Instant at) {}

    static ProvenanceView of(Provenance provenance) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        provenance.values().forEach(value -> attributes.put(value.attribute(), value(value)));
        return new ProvenanceView(provenance.feature(), provenance.version(), provenance.changedAt(), attributes);
    }

    private static Value value(Provenance.Value value) {
        Provenance.Origin origin = value.origin();
        return new Value(
                value.title(),
                typed(value.type(), value.text()),
                origin.source().orElse(null),
                origin.priority().orElse(null),
                origin.file().orElse(null),
                number(origin.row()),
                number(origin.run()),
                origin.at(),
                origin.oldest() ? true : null,
                value.rule().name().toLowerCase(Locale.ROOT),
                RuleTitle.of(value.rule(), value.over()),
                value.over(),
                value.others().stream().map(said -> said(value.type(), said)).toList());
    }

    private static Said said(Optional<AttributeType> type, Provenance.Statement said) {
        return new Said(
                said.source(),
                said.priority(),
                typed(type, said.text()),
                said.agrees(),
                said.file().orElse(null),
                number(said.row()),
                said.run(),
                said.at().orElse(null));
    }

    private static Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static Object typed(Optional<AttributeType> type, String text) {
        if (text == null || type.isEmpty()) {
            return null;
        }
        return switch (type.get()) {
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case TEXT, DATE, TIMESTAMP -> text;
        };
    }
}
