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
        if (failure instanceof DeliveryException || failure instanceof StoreException) {
            Title message = message((RuntimeException) failure);
            err.println(message.vi());
            err.println(message.en());
        } else if (failure instanceof CatalogException || failure instanceof IllegalArgumentException) {
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
