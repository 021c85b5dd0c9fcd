package vn.urbansdi.domainquery;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * The component reads these entities' layers. Where the catalog lacks one of the layers, or one of the columns that an
 * entity maps, the component is absent: its paths answer 404 and the OpenAPI does not name them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(CatalogHasLayers.class)
public @interface ReadsLayers {

    /** Entity classes, each mapped onto one layer's table. */
    Class<?>[] value();
}
