package vn.urbansdi.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.geo.Extent;

/** SQL text that grows together with the values of its parameters. Nothing that a client wrote ever enters the text. */
public final class BoundSql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** @param fragment of the product's own making; identifiers in it are quoted by {@link SqlName} */
    public BoundSql sql(String fragment) {
        text.append(fragment);
        return this;
    }

    public BoundSql sql(int number) {
        text.append(number);
        return this;
    }

    /**
     * A parameter.
     *
     * @param value text, a {@link Long}, {@link BigDecimal}, {@link Double}, {@link Boolean}, {@link LocalDate},
     *     {@link Instant}, {@code byte[]}, or an array of texts or of {@code Long}s
     */
    public BoundSql bind(Object value) {
        text.append('?');
        values.add(value);
        return this;
    }

    /** An upright box, its corners as parameters. */
    BoundSql box(Extent box) {
        sql("ST_MakeEnvelope(").bind(box.minX()).sql(", ").bind(box.minY()).sql(", ");
        return bind(box.maxX())
                .sql(", ")
                .bind(box.maxY())
                .sql(", ")
                .sql(box.srid())
                .sql(")");
    }

    /** The same, put together once for a statement instead of for each row that it looks at. */
    BoundSql boxOnce(Extent box) {
        return sql("(SELECT ").box(box).sql(")");
    }

    /** A parameter that is a list, compared by {@code = ANY (…)}. */
    public BoundSql bind(List<?> list) {
        return bind(list.toArray());
    }

    public BoundSql append(BoundSql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    public String text() {
        return text.toString();
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text());
        try {
            for (int i = 0; i < values.size(); i++) {
                set(connection, statement, i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof String string) {
            statement.setString(index, string);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Double number) {
            statement.setDouble(index, number);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(index, number);
        } else if (value instanceof Boolean bool) {
            statement.setBoolean(index, bool);
        } else if (value instanceof LocalDate date) {
            statement.setObject(index, date);
        } else if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Object[] list) {
            boolean numbers = list.length > 0 && list[0] instanceof Long;
            statement.setArray(index, connection.createArrayOf(numbers ? "bigint" : "text", list));
        } else {
            throw new IllegalArgumentException("no SQL type for " + value.getClass());
        }
    }
}
