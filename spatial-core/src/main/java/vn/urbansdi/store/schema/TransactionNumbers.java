package vn.urbansdi.store.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.urbansdi.catalog.Title;

/**
 * The numbers by which history orders what happened. They are those of a cluster's transactions; a database that was dumped and
 * restored goes on behind the highest that it brought with it.
 */
final class TransactionNumbers {

    private static final String GO_ON = "SELECT sdi.go_on_numbering()";

    private TransactionNumbers() {}

    /** One step where the database came from another cluster, which is done then; else none. */
    static List<SchemaStep> goOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(GO_ON)) {
            row.next();
            return row.getBoolean(1)
                    ? List.of(new SchemaStep(
                            SchemaStep.Kind.ADDITIVE,
                            "sdi",
                            new Title(
                                    "Cơ sở dữ liệu đến từ một cụm PostgreSQL khác: đánh số giao dịch tiếp theo số đã lưu",
                                    "The database comes from another PostgreSQL cluster: transactions are numbered on from those"
                                            + " that it holds"),
                            GO_ON))
                    : List.of();
        }
    }
}
