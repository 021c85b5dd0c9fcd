package vn.urbansdi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import vn.urbansdi.testing.HouseRules;
import vn.urbansdi.testing.ProductClasses;

@AnalyzeClasses(packages = "vn.urbansdi", importOptions = ProductClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** What finds the flaws must not share the ideas of what plants them. */
    @ArchTest
    static final ArchRule the_generator_knows_nothing_of_the_importers = noClasses()
            .that()
            .resideInAPackage("vn.urbansdi.sample..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("vn.urbansdi.importer..", "vn.urbansdi.store..", "vn.urbansdi.catalog..");

    @ArchTest
    static final ArchRule flaws_are_planted_in_finished_records = noClasses()
            .that()
            .resideInAPackage("vn.urbansdi.sample.flaw..")
            .should()
            .dependOnClassesThat(resideInAPackage("vn.urbansdi..")
                    .and(not(resideInAnyPackage("vn.urbansdi.sample.flaw..", "vn.urbansdi.sample.record.."))));

    @ArchTest
    static final ArchRule changes_are_planted_in_sound_records = noClasses()
            .that()
            .resideInAPackage("vn.urbansdi.sample.change..")
            .should()
            .dependOnClassesThat(resideInAPackage("vn.urbansdi..")
                    .and(not(resideInAnyPackage(
                            "vn.urbansdi.sample.change..",
                            "vn.urbansdi.sample.flaw..",
                            "vn.urbansdi.sample.record.."))));
}
