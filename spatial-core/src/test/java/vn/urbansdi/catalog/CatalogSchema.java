package vn.urbansdi.catalog;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaKeyword;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The JSON Schema of a document record, by the same {@link Property} rules by which its YAML is read. */
final class CatalogSchema {

    /** Every two properties tie, which leaves them as they stand in the record. */
    private static final Comparator<MemberScope<?, ?>> AS_DECLARED = Comparator.comparing(property -> 0);

    private CatalogSchema() {}

    static ObjectNode of(Class<? extends Record> document, String title) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withIgnoreCheck(field -> rule(field).map(Property::inline).orElse(false))
                .withPropertyNameOverrideResolver(CatalogSchema::yamlName)
                .withRequiredCheck(field -> rule(field).map(Property::required).orElse(false))
                .withDescriptionResolver(field -> field.isFakeContainerItemScope()
                        ? null
                        : rule(field).map(Property::value).orElse(null))
                .withStringPatternResolver(field -> rule(field)
                        .map(Property::pattern)
                        .filter(pattern -> !pattern.isEmpty() && field.getType().isInstanceOf(String.class))
                        .map(CatalogSchema::anchored)
                        .orElse(null))
                .withNumberInclusiveMinimumResolver(
                        field -> bound(field, rule(field).map(Property::min)))
                .withNumberInclusiveMaximumResolver(
                        field -> bound(field, rule(field).map(Property::max)))
                .withArrayMinItemsResolver(field -> size(field, Property::minItems, size -> size > 0))
                .withArrayMaxItemsResolver(field -> size(field, Property::maxItems, size -> size < Integer.MAX_VALUE))
                .withInstanceAttributeOverride((node, field, context) -> {
                    if (field.getType().isInstanceOf(Map.class)) {
                        rule(field)
                                .filter(rule -> rule.minItems() > 0)
                                .ifPresent(rule -> node.put("minProperties", rule.minItems()));
                    }
                });
        config.forTypesInGeneral()
                .withPropertySorter(AS_DECLARED)
                .withCustomDefinitionProvider(CatalogSchema::constants)
                .withCustomDefinitionProvider(new ShorthandOrInline());
        ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(document);
        schema.put("title", title);
        return schema;
    }

    private static Optional<Property> rule(FieldScope field) {
        return Optional.ofNullable(field.getAnnotation(Property.class));
    }

    private static String yamlName(FieldScope field) {
        return rule(field)
                .map(Property::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> Names.snakeCase(field.getDeclaredName()));
    }

    private static String anchored(String pattern) {
        return "^(?:" + pattern + ")$";
    }

    private static BigDecimal bound(FieldScope field, Optional<Double> bound) {
        return bound.filter(value -> field.getType().isInstanceOf(Number.class) && !value.isInfinite())
                .map(value -> new BigDecimal(value).stripTrailingZeros())
                .orElse(null);
    }

    private static Integer size(FieldScope field, Function<Property, Integer> size, Predicate<Integer> isSet) {
        return field.isFakeContainerItemScope() || !field.getType().isInstanceOf(List.class)
                ? null
                : rule(field).map(size).filter(isSet).orElse(null);
    }

    private static CustomDefinition constants(ResolvedType type, SchemaGenerationContext context) {
        if (!type.getErasedType().isEnum()) {
            return null;
        }
        ObjectNode definition = context.getGeneratorConfig().createObjectNode();
        ArrayNode values = definition.put("type", "string").putArray("enum");
        for (Object constant : type.getErasedType().getEnumConstants()) {
            values.add(ScalarBinder.yamlName(constant));
        }
        return new CustomDefinition(definition, true);
    }

    /** Records that a single value may stand for, and records that take in the properties of another. */
    private static final class ShorthandOrInline implements CustomDefinitionProviderV2 {

        @Override
        public CustomDefinition provideCustomSchemaDefinition(ResolvedType type, SchemaGenerationContext context) {
            if (!type.getErasedType().isRecord()) {
                return null;
            }
            for (RecordComponent component : type.getErasedType().getRecordComponents()) {
                Property rule = component.getAnnotation(Property.class);
                if (rule.inline()) {
                    return new CustomDefinition(inlined(type, component, context));
                }
                if (rule.shorthand()) {
                    return new CustomDefinition(
                            shortened(type, component, rule, context),
                            CustomDefinition.DefinitionType.STANDARD,
                            CustomDefinition.AttributeInclusion.NO);
                }
            }
            return null;
        }

        private ObjectNode inlined(ResolvedType type, RecordComponent component, SchemaGenerationContext context) {
            ObjectNode holder = context.createStandardDefinition(type, this);
            ObjectNode taken =
                    context.createStandardDefinition(context.getTypeContext().resolve(component.getType()), this);
            ((ObjectNode) holder.get(context.getKeyword(SchemaKeyword.TAG_PROPERTIES)))
                    .setAll((ObjectNode) taken.get(context.getKeyword(SchemaKeyword.TAG_PROPERTIES)));
            return holder;
        }

        private ObjectNode shortened(
                ResolvedType type, RecordComponent component, Property rule, SchemaGenerationContext context) {
            ObjectNode definition = context.getGeneratorConfig().createObjectNode();
            ArrayNode choices = definition.putArray("anyOf");
            choices.add(context.createStandardDefinition(type, this));
            ObjectNode single = choices.addObject().put("type", "string");
            if (!rule.pattern().isEmpty()) {
                single.put("pattern", anchored(rule.pattern()));
            }
            if (component.getType().isEnum()) {
                ArrayNode values = single.putArray("enum");
                Arrays.stream(component.getType().getEnumConstants())
                        .map(ScalarBinder::yamlName)
                        .forEach(values::add);
            }
            return definition;
        }
    }
}
