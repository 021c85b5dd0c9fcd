package vn.urbansdi.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a document record's components say about its YAML, read once: reflection parses a component's annotations anew at
 * every call.
 *
 * @param fields     the components in order
 * @param knownNames every property that may stand in the record's map, those of an inline record included
 */
record DocumentForm(Constructor<?> constructor, List<Field> fields, List<String> knownNames) {

    /** One component: its name in YAML, its rule, its type. */
    record Field(String name, Property rule, Type type) {}

    private static final ClassValue<DocumentForm> FORMS = new ClassValue<>() {
        @Override
        protected DocumentForm computeValue(Class<?> type) {
            return read(type);
        }
    };

    static DocumentForm of(Class<?> type) {
        return FORMS.get(type);
    }

    /** The property that a single value stands for. */
    Optional<Field> shorthand() {
        return fields.stream().filter(field -> field.rule().shorthand()).findFirst();
    }

    /** @param values in the order of the fields, null where absent */
    Object create(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a document record must be constructible: " + constructor, e);
        }
    }

    private static DocumentForm read(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Field> fields = Arrays.stream(components)
                .map(component -> {
                    Property rule = component.getAnnotation(Property.class);
                    String name = rule.name().isEmpty() ? Names.snakeCase(component.getName()) : rule.name();
                    return new Field(name, rule, component.getGenericType());
                })
                .toList();
        List<String> knownNames = fields.stream()
                .flatMap(field -> field.rule().inline()
                        ? of((Class<?>) field.type()).knownNames().stream()
                        : Stream.of(field.name()))
                .toList();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new DocumentForm(type.getDeclaredConstructor(types), fields, knownNames);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }
}
