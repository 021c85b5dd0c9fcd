package vn.urbansdi.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a document record says about its YAML property, to the reader of the YAML and to the JSON Schema
 * alike. A property is named as its component, in snake case.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Property {

    /** One sentence for whoever writes the YAML. */
    String value();

    /** The name in YAML, where Java forbids it as a component's name. */
    String name() default "";

    boolean required() default false;

    /** A regular expression that a text, or every text of a list, must match as a whole; empty means any. */
    String pattern() default "";

    /** The smallest number allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** The smallest size of a list or map. */
    int minItems() default 0;

    /** The largest size of a list or map. */
    int maxItems() default Integer.MAX_VALUE;

    /** A single value may stand for the whole record, and is then this property of it. */
    boolean shorthand() default false;

    /** The component is a record whose properties stand beside those of the record that holds it. */
    boolean inline() default false;
}
