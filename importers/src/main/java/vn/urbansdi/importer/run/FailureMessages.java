package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import picocli.CommandLine;
import vn.urbansdi.catalog.CatalogException;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.store.StoreException;

/** Turns failures into a message for the person at the terminal; only what nobody foresaw shows where it happened. */
final class FailureMessages implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        String language = LanguageOption.asked(parsed.originalArgs());
        if (failure instanceof DeliveryException || failure instanceof StoreException) {
            err.println(message((RuntimeException) failure).in(language));
        } else if (failure instanceof CatalogException catalog) {
            err.println(new Title("Không dùng được danh mục dữ liệu:", "The catalog cannot be used:").in(language));
            catalog.problems().forEach(problem -> err.println(problem.in(language)));
        } else if (failure instanceof IllegalArgumentException) {
            err.println(failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
        return SdiCommand.FAILED;
    }

    /** What a failure of one delivery means to the person who delivers. */
    static Title message(RuntimeException failure) {
        if (failure instanceof DeliveryException delivery) {
            return delivery.message();
        }
        if (failure instanceof StoreException store) {
            return store.title();
        }
        return new Title(String.valueOf(failure.getMessage()), String.valueOf(failure.getMessage()));
    }
}
