package vn.urbansdi.testing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves tests out, also those that come to other modules in the jar of test fixtures. */
public final class ProductClasses implements ImportOption {

    private final ImportOption notTests = new ImportOption.DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return notTests.includes(location) && !location.contains("-tests.jar");
    }
}
