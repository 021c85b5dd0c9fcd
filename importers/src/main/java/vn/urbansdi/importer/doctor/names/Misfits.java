package vn.urbansdi.importer.doctor.names;

import java.util.Locale;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.profile.FieldProfile;

/** A field that is named like an attribute, but holds values that the attribute cannot. */
record Misfits(FieldProfile field, Attribute attribute) {

    /** For a field that is proposed nevertheless. */
    Title ofChosen() {
        return new Title(
                "Tên khớp nhưng " + which("giá trị", "dòng") + "; những dòng đó sẽ bị từ chối.",
                "The name fits, but " + which("values", "row") + "; those rows would be rejected.");
    }

    /** For one that is not. */
    Title ofLeftOut() {
        return new Title(
                "Không dùng trường \"" + field.name() + "\" dù trùng tên, vì " + which("giá trị", "dòng")
                        + ". Nếu vẫn đúng, hãy ghi nó dưới fields.",
                "The field \"" + field.name() + "\" is left out although its name fits, since " + which("values", "row")
                        + ". Where it is right nevertheless, state it under fields.");
    }

    private String which(String values, String row) {
        long misfits = field.misfits(attribute.type()) + field.unreadable();
        String examples = field.misfitExamples(attribute.type()).stream()
                .map(each -> row + " " + each.row() + ": \"" + each.value() + "\"")
                .collect(Collectors.joining(", "));
        boolean vi = row.equals("dòng");
        return String.format(Locale.ROOT, "%,d / %,d %s ", misfits, field.filled(), values)
                + (vi ? "không phải " : "are no ")
                + attribute.type().yamlName()
                + (examples.isEmpty() ? "" : " (" + examples + ")");
    }
}
