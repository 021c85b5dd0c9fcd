package vn.urbansdi.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;

/**
 * Reads the catalog before any bean is defined, since the catalog decides which of the domain queries there are.
 * Registered in {@code META-INF/spring.factories}, so that tests start as the product does.
 */
public final class CatalogInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> SETTINGS =
            List.of("SDI_DB_URL", "SDI_DB_USER", "SDI_DB_PASSWORD", "SDI_DB_POOL", "SDI_CATALOG_DIR");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Catalog catalog = CatalogLoader.load(settings(context.getEnvironment()));
        context.getBeanFactory().registerSingleton("catalog", catalog);
    }

    /** The product's settings, from the process's environment, system properties or a test. */
    static Map<String, String> settings(Environment environment) {
        Map<String, String> settings = new HashMap<>();
        for (String name : SETTINGS) {
            String value = environment.getProperty(name);
            if (value != null && !value.isBlank()) {
                settings.put(name, value);
            }
        }
        return settings;
    }
}
