package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.store.merge.LayerImportTest.header;
import static vn.urbansdi.testing.TestRows.point;
import static vn.urbansdi.testing.TestRows.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Numbers arrive as they were delivered, digit by digit and with as many decimal places. */
class CopiedNumbersTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final int NUMBERS = 20_000;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Test
    void whatever_their_length_scale_and_sign() {
        Random random = new Random(20);
        List<BigDecimal> numbers = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            BigInteger digits = new BigInteger(random.nextInt(80), random);
            // Zeros at the end and in the middle are groups of their own.
            BigInteger spread = digits.multiply(BigInteger.TEN.pow(random.nextInt(9)));
            BigInteger signed = random.nextBoolean() ? spread : spread.negate();
            numbers.add(new BigDecimal(signed, random.nextInt(24) - 3));
        }
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header("a", 50))) {
            for (int i = 0; i < NUMBERS; i++) {
                run.stage(row(LIGHT, i + 1, point(430_000, 2_317_000), "l" + i, "LED", 70L, numbers.get(i)));
            }
            run.merge(MergeRules.everything(LIGHT));
            run.commit(new RunReport(NUMBERS, 0, "{}"));
        }
        List<String> stored = DATABASE.query("SELECT pole_height_m::text FROM layer.street_light ORDER BY source_row");
        for (int i = 0; i < NUMBERS; i++) {
            BigDecimal number = numbers.get(i);
            assertThat(stored.get(i))
                    .as("%s", number)
                    .isEqualTo(number.setScale(Math.max(number.scale(), 0)).toPlainString());
        }
    }
}
