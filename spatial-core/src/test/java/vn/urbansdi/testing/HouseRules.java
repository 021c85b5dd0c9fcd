package vn.urbansdi.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom: the rules of the house as tests. Every module runs them over its own classes. */
public final class HouseRules {

    @ArchTest
    static final ArchRule no_cycles = slices().matching("vn.urbansdi.(**)")
            .namingSlices("$1")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule geo_uses_nothing_of_ours = mayUse("geo");

    @ArchTest
    static final ArchRule catalog_uses = mayUse("catalog", "geo");

    @ArchTest
    static final ArchRule filter_uses = mayUse("filter", "catalog", "geo");

    @ArchTest
    static final ArchRule feature_uses = mayUse("feature", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule style_uses = mayUse("style", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule store_uses = mayUse("store", "geo", "catalog", "filter", "feature", "style");

    @ArchTest
    static final ArchRule text_uses = mayUse("importer.text", "catalog");

    @ArchTest
    static final ArchRule rows_use = mayUse("importer.row", "importer.text", "geo", "catalog");

    @ArchTest
    static final ArchRule readers_use =
            mayUse("importer.read", "importer.row", "geo", "catalog", "filter", "feature", "style");

    @ArchTest
    static final ArchRule mapping_uses = mayUse("importer.map", "importer.row", "importer.text", "geo", "catalog");

    @ArchTest
    static final ArchRule checks_use = mayUse("importer.check", "importer.row", "feature", "geo", "catalog");

    @ArchTest
    static final ArchRule merging_uses = mayUse("importer.merge", "importer.row", "geo", "catalog", "store");

    @ArchTest
    static final ArchRule diagnosis_uses = mayUse(
            "importer.doctor",
            "importer.read",
            "importer.map",
            "importer.check",
            "importer.row",
            "importer.text",
            "feature",
            "geo",
            "catalog");

    @ArchTest
    static final ArchRule ows_uses = mayUse("ows", "security", "feature", "filter", "geo", "catalog");

    @ArchTest
    static final ArchRule security_uses = mayUse("security", "catalog", "feature", "filter", "geo");

    @ArchTest
    static final ArchRule problem_uses = mayUse("problem", "catalog");

    @ArchTest
    static final ArchRule format_uses = mayUse("format", "feature", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule render_uses = mayUse("render", "feature", "style", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule png_uses = mayUse("png");

    @ArchTest
    static final ArchRule tiff_uses = mayUse("tiff", "png", "geo");

    @ArchTest
    static final ArchRule webp_uses = mayUse("webp", "png");

    @ArchTest
    static final ArchRule drawing_uses = mayUse("drawing", "render", "ows");

    @ArchTest
    static final ArchRule metadata_uses = mayUse("metadata", "ows", "problem", "feature", "catalog", "geo");

    @ArchTest
    static final ArchRule tile_uses =
            mayUse("tile", "ows", "problem", "feature", "render", "png", "style", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule pmtiles_uses = mayUse("pmtiles", "tile", "problem", "catalog", "geo");

    @ArchTest
    static final ArchRule feature_info_uses =
            mayUse("featureinfo", "format", "render", "feature", "style", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule wms_uses = protocolMayUse("wms");

    @ArchTest
    static final ArchRule wfs_uses = protocolMayUse("wfs");

    @ArchTest
    static final ArchRule wmts_uses = protocolMayUse("wmts");

    /** A protocol that leaves the form of failures open: it says no in the words of the product's own interfaces. */
    @ArchTest
    static final ArchRule ogcapi_uses = mayUse(
            "ogcapi",
            "ows",
            "security",
            "problem",
            "format",
            "render",
            "tile",
            "feature",
            "style",
            "filter",
            "catalog",
            "geo");

    @ArchTest
    static final ArchRule mapconfig_uses = mayUse("mapconfig", "catalog", "style", "filter", "geo");

    @ArchTest
    static final ArchRule provenance_uses = mayUse("provenance", "problem", "feature", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule quality_uses = mayUse("quality", "problem", "feature", "catalog", "filter", "geo");

    @ArchTest
    static final ArchRule imports_use = mayUse("imports", "importer.run", "problem", "security", "catalog", "geo");

    @ArchTest
    static final ArchRule what_domain_queries_share_uses = mayUse("domainquery", "catalog", "geo");

    @ArchTest
    static final ArchRule parcel_uses = mayUse("parcel", "domainquery", "problem", "catalog", "geo");

    @ArchTest
    static final ArchRule hazard_uses = mayUse("hazard", "domainquery", "problem", "catalog", "geo");

    @ArchTest
    static final ArchRule sql_only_in_the_store_and_where_a_format_is_a_database = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "vn.urbansdi.store..",
                    "vn.urbansdi.importer.read..",
                    "vn.urbansdi.format..",
                    "vn.urbansdi.sample..",
                    "vn.urbansdi.testing..")
            .should()
            // GeoTools' day in a filter is a java.sql.Date: a value, not a database
            .dependOnClassesThat(resideInAPackage("java.sql..").and(not(type(java.sql.Date.class))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule persistence_only_in_domain_queries = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "vn.urbansdi.domainquery..",
                    "vn.urbansdi.parcel..",
                    "vn.urbansdi.hazard..",
                    "vn.urbansdi.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule geotools_only_where_its_models_live = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "vn.urbansdi.geo..",
                    "vn.urbansdi.filter..",
                    "vn.urbansdi.style..",
                    "vn.urbansdi.store..",
                    "vn.urbansdi.render..",
                    "vn.urbansdi.importer.read..",
                    "vn.urbansdi.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.geotools..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_wiring_sees_the_store = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.urbansdi.ows..",
                    "vn.urbansdi.format..",
                    "vn.urbansdi.render..",
                    "vn.urbansdi.tile..",
                    "vn.urbansdi.pmtiles..",
                    "vn.urbansdi.wms..",
                    "vn.urbansdi.wfs..",
                    "vn.urbansdi.wmts..",
                    "vn.urbansdi.featureinfo..",
                    "vn.urbansdi.ogcapi..",
                    "vn.urbansdi.parcel..",
                    "vn.urbansdi.hazard..",
                    "vn.urbansdi.mapconfig..",
                    "vn.urbansdi.provenance..",
                    "vn.urbansdi.quality..",
                    "vn.urbansdi.imports..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("vn.urbansdi.store..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule core_and_importers_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage(
                    "vn.urbansdi.geo..",
                    "vn.urbansdi.catalog..",
                    "vn.urbansdi.filter..",
                    "vn.urbansdi.feature..",
                    "vn.urbansdi.style..",
                    "vn.urbansdi.store..",
                    "vn.urbansdi.importer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllers_are_package_private = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .or()
            .areAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule constructor_injection_only = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .allowEmptyShould(true);

    private HouseRules() {}

    private static ArchRule protocolMayUse(String protocol) {
        return mayUse(
                protocol,
                "ows",
                "security",
                "format",
                "render",
                "drawing",
                "png",
                "tiff",
                "webp",
                "featureinfo",
                "tile",
                "feature",
                "style",
                "filter",
                "catalog",
                "geo");
    }

    /** The package, and those below it, depend on no package of ours but these. */
    private static ArchRule mayUse(String name, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "vn.urbansdi." + name + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "vn.urbansdi." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .dependOnClassesThat(describe(
                        "are ours, outside " + String.join(", ", allowed),
                        used -> resideInAPackage("vn.urbansdi..").test(used) && !anyOf(used, allowed)))
                .allowEmptyShould(true);
    }

    private static boolean anyOf(JavaClass used, String[] packages) {
        for (String name : packages) {
            if (resideInAPackage(name).test(used)) {
                return true;
            }
        }
        return false;
    }
}
