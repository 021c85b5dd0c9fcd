package vn.urbansdi.store;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/**
 * How a layer lies in PostgreSQL: {@code layer.<table>} with the columns of {@link #SYSTEM_COLUMNS}, one column an
 * attribute, and its superseded rows in {@code history.<table>}. All names are returned unquoted unless said.
 */
public record LayerTable(Layer layer) {

    public static final String SCHEMA = "layer";
    public static final String HISTORY_SCHEMA = "history";

    /** Text is compared by the rules of Vietnamese; deterministic, so that equality and hashing stay bytewise. */
    public static final String COLLATION = "vi-x-icu";

    /**
     * Columns that every layer has besides its attributes.
     *
     * <ul>
     *   <li>{@code source}, {@code source_file}, {@code source_row}: the delivered row that last wrote the feature
     *   <li>{@code run_id}: the run that wrote this version; null if a person did
     *   <li>{@code version}, {@code changed_at}, {@code changed_by}, {@code changed_tx}: which version this is, when, by
     *       whom and in which transaction it began; kept by triggers
     *   <li>{@code edited}: names of the attributes ({@code @geom}, {@code @city}, {@code *} for all) whose values a
     *       person gave; kept by triggers
     * </ul>
     */
    public static final List<String> SYSTEM_COLUMNS = List.of(
            "fid",
            "city",
            "geom",
            "source",
            "source_file",
            "source_row",
            "run_id",
            "version",
            "changed_at",
            "changed_by",
            "changed_tx",
            "edited");

    /** By which changes are told in order, transaction after transaction. */
    public static final List<String> CHANGE_ORDER = List.of("changed_tx", "fid");

    /** What a history row says about the end of its version, besides all columns of the layer's table. */
    public static final List<String> HISTORY_COLUMNS =
            List.of("superseded_at", "superseded_by", "superseded_tx", "superseded_run", "operation");

    private static final Set<String> TAKEN =
            Stream.concat(SYSTEM_COLUMNS.stream(), HISTORY_COLUMNS.stream()).collect(Collectors.toUnmodifiableSet());

    /** {@code "layer"."ward"}, quoted. */
    public String qualifiedName() {
        return SqlName.qualified(SCHEMA, layer.table());
    }

    /** {@code "history"."ward"}, quoted. */
    public String qualifiedHistoryName() {
        return SqlName.qualified(HISTORY_SCHEMA, layer.table());
    }

    /**
     * The column of an attribute: its name, except that an attribute named like a system column gets an underscore
     * behind it ({@code city_}).
     */
    public static String column(Attribute attribute) {
        return column(attribute.name());
    }

    /** As {@link #column(Attribute)}, for an attribute's name. */
    public static String column(String attributeName) {
        return TAKEN.contains(attributeName) ? attributeName + "_" : attributeName;
    }

    /** The columns of all attributes in declared order. */
    public List<String> attributeColumns() {
        return layer.attributes().stream().map(LayerTable::column).toList();
    }

    /** PostgreSQL's name of the type, as {@code format_type} writes it. */
    public static String sqlType(AttributeType type) {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp with time zone";
        };
    }
}
