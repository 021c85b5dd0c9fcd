package vn.urbansdi.domainquery;

import jakarta.persistence.Column;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;

/** Holds the entities of {@link ReadsLayers} against the catalog, before anything that uses them is made. */
final class CatalogHasLayers implements ConfigurationCondition {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogHasLayers.class);

    /** Columns that every layer's table has, whatever the catalog says. */
    private static final Set<String> COLUMNS_OF_EVERY_LAYER = Set.of("fid", "city", "geom");

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Catalog catalog = context.getBeanFactory().getBean(Catalog.class);
        Class<?>[] entities = metadata.getAnnotations().get(ReadsLayers.class).getClassArray("value");
        Optional<String> lacking = Arrays.stream(entities)
                .flatMap(entity -> lacking(entity, catalog).stream())
                .findFirst();
        lacking.ifPresent(what -> LOG.info("Left out, since the catalog has no {}: {}", what, metadata));
        return lacking.isEmpty();
    }

    /** What the catalog lacks of the layer and columns that the entity is mapped on. */
    static Optional<String> lacking(Class<?> entity, Catalog catalog) {
        String table = entity.getAnnotation(Table.class).name();
        Optional<Layer> layer =
                catalog.layers().stream().filter(l -> l.table().equals(table)).findFirst();
        if (layer.isEmpty()) {
            return Optional.of("layer " + table);
        }
        return Arrays.stream(entity.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Column.class))
                .filter(field -> !matches(field, layer.get()))
                .map(field -> "column " + table + "."
                        + field.getAnnotation(Column.class).name() + " of "
                        + field.getType().getSimpleName())
                .findFirst();
    }

    private static boolean matches(Field field, Layer layer) {
        String column = field.getAnnotation(Column.class).name();
        return COLUMNS_OF_EVERY_LAYER.contains(column)
                || layer.attribute(column)
                        .filter(attribute -> attribute.type().javaType().equals(field.getType()))
                        .isPresent();
    }
}
