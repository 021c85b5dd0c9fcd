package vn.urbansdi.app;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.ChangeFeed;
import vn.urbansdi.feature.ChangedAreas;
import vn.urbansdi.feature.FeatureEditor;
import vn.urbansdi.feature.FeatureHistory;
import vn.urbansdi.feature.FeatureLocks;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.ProvenanceSource;
import vn.urbansdi.feature.QualitySource;
import vn.urbansdi.feature.StoredDefinitions;
import vn.urbansdi.feature.StoredTiles;
import vn.urbansdi.store.Database;
import vn.urbansdi.store.PostgisChangedAreas;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.store.PostgisStoredDefinitions;
import vn.urbansdi.store.PostgisStoredTiles;
import vn.urbansdi.store.edit.PostgisFeatureEditor;
import vn.urbansdi.store.edit.PostgisFeatureLocks;
import vn.urbansdi.store.history.PostgisChangeFeed;
import vn.urbansdi.store.history.PostgisFeatureHistory;
import vn.urbansdi.store.provenance.PostgisProvenance;
import vn.urbansdi.store.quality.PostgisQuality;
import vn.urbansdi.store.schema.SchemaMigration;
import vn.urbansdi.store.schema.SchemaReport;

/** From the settings to the catalog, the database brought up to it, and the source of features. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    @Bean
    Database database(Environment environment) {
        return Database.open(CatalogInitializer.settings(environment));
    }

    /** Whoever asks for connections gets them after the tables stand; the start ends where they cannot be made to. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database, Catalog catalog) {
        SchemaReport report = new SchemaMigration(database.dataSource(), catalog).apply();
        LOG.info("schema: {} steps applied", report.applied().size());
        return database.dataSource();
    }

    @Bean
    FeatureSource featureSource(DataSource dataSource, Catalog catalog) {
        return new PostgisFeatureSource(dataSource, catalog);
    }

    @Bean
    FeatureEditor featureEditor(DataSource dataSource, Catalog catalog) {
        return new PostgisFeatureEditor(dataSource, catalog);
    }

    @Bean
    FeatureHistory featureHistory(DataSource dataSource, Catalog catalog) {
        return new PostgisFeatureHistory(dataSource, catalog);
    }

    @Bean
    ChangeFeed changeFeed(DataSource dataSource, Catalog catalog) {
        return new PostgisChangeFeed(dataSource, catalog);
    }

    @Bean
    FeatureLocks featureLocks(DataSource dataSource, Catalog catalog) {
        return new PostgisFeatureLocks(dataSource, catalog);
    }

    @Bean
    StoredDefinitions storedDefinitions(DataSource dataSource) {
        return new PostgisStoredDefinitions(dataSource);
    }

    @Bean
    ProvenanceSource provenanceSource(DataSource dataSource) {
        return new PostgisProvenance(dataSource);
    }

    @Bean
    QualitySource qualitySource(DataSource dataSource) {
        return new PostgisQuality(dataSource);
    }

    @Bean
    ChangedAreas changedAreas(DataSource dataSource, Catalog catalog) {
        return new PostgisChangedAreas(dataSource, catalog);
    }

    @Bean
    StoredTiles storedTiles(DataSource dataSource) {
        return new PostgisStoredTiles(dataSource);
    }
}
