package vn.urbansdi.app;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import vn.urbansdi.catalog.CatalogException;
import vn.urbansdi.store.StoreException;

/** Says in two languages why the service does not start, where the operator can do something about it. */
class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CatalogException || cause instanceof StoreException) {
                return new FailureAnalysis(cause.getMessage(), "", cause);
            }
            if (cause instanceof PoolInitializationException) {
                return new FailureAnalysis(
                        "Không kết nối được cơ sở dữ liệu / the database does not answer: " + cause.getMessage(),
                        "Kiểm tra SDI_DB_URL, SDI_DB_USER, SDI_DB_PASSWORD / check these variables",
                        cause);
            }
            if (cause instanceof IllegalArgumentException
                    && String.valueOf(cause.getMessage()).contains("SDI_")) {
                return new FailureAnalysis(cause.getMessage(), "", cause);
            }
        }
        return null;
    }
}
