package vn.urbansdi;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import vn.urbansdi.testing.HouseRules;
import vn.urbansdi.testing.ProductClasses;

@AnalyzeClasses(packages = "vn.urbansdi", importOptions = ProductClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
