package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads and checks what of a layer says when its features are and how high they lie. */
final class DimensionReader {

    private final YamlFile file;
    private final LayerDocument document;
    private final List<Attribute> attributes;

    DimensionReader(YamlFile file, LayerDocument document, List<Attribute> attributes) {
        this.file = file;
        this.document = document;
        this.attributes = attributes;
    }

    Optional<Layer.Time> time() {
        List<String> names = document.time();
        Optional<String> step = Optional.ofNullable(document.timeStep());
        if (names == null) {
            step.ifPresent(unused -> file.problem(
                    "time_step",
                    "time_step chỉ có nghĩa khi lớp có time.",
                    "time_step means something only where the layer has a time."));
            return Optional.empty();
        }
        for (int i = 0; i < names.size(); i++) {
            if (!fits(names.get(i), AttributeType.DATE, AttributeType.TIMESTAMP)) {
                file.problem(
                        YamlFile.child("time", i),
                        "\"" + names.get(i) + "\" phải có kiểu date hoặc timestamp và ai cũng được xem.",
                        "\"" + names.get(i) + "\" must be of type date or timestamp, and visible to everyone.");
            }
        }
        return Optional.of(new Layer.Time(names.get(0), names.stream().skip(1).findFirst(), step));
    }

    Optional<Layer.Elevation> elevation() {
        LayerDocument.Elevation written = document.elevation();
        if (written == null) {
            return Optional.empty();
        }
        String name = written.attribute();
        boolean known =
                attributes.stream().anyMatch(attribute -> attribute.name().equals(name));
        if (!known || !fits(name, AttributeType.INTEGER, AttributeType.DECIMAL)) {
            file.problem(
                    "elevation.attribute",
                    "\"" + name + "\" phải là thuộc tính kiểu integer hoặc decimal mà ai cũng được xem.",
                    "\"" + name + "\" must be an attribute of type integer or decimal that everyone may see.");
        }
        OptionalDouble step = written.step() == null ? OptionalDouble.empty() : OptionalDouble.of(written.step());
        return Optional.of(new Layer.Elevation(name, written.crs(), step));
    }

    /** What is no attribute at all has been told already. */
    private boolean fits(String name, AttributeType one, AttributeType other) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .allMatch(attribute -> attribute.isPublic() && (attribute.type() == one || attribute.type() == other));
    }
}
