package vn.urbansdi.featureinfo;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.format.Values;
import vn.urbansdi.render.FeaturePicker.Picked;

/** Attributes as people read them: by their titles, codes with their names, numbers with their unit. */
@Component
final class InfoValues {

    private final Catalog catalog;

    InfoValues(Catalog catalog) {
        this.catalog = catalog;
    }

    record Line(String title, String value) {}

    /** The attributes that have a value. */
    List<Line> lines(Picked picked, Feature feature, String language) {
        List<Attribute> attributes = picked.query().orElseThrow().properties();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            Object value = feature.values()[i];
            if (value != null) {
                Attribute attribute = attributes.get(i);
                lines.add(new Line(attribute.title().in(language), text(attribute, value, language)));
            }
        }
        return lines;
    }

    private String text(Attribute attribute, Object value, String language) {
        String text = Values.text(value);
        String named = attribute
                .codes()
                .flatMap(catalog::codeList)
                .flatMap(list -> list.code(text))
                .map(code -> text + " – " + code.title().in(language))
                .orElse(text);
        return attribute.unit().map(unit -> named + " " + unit).orElse(named);
    }
}
