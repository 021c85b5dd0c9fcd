package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.urbansdi.catalog.Property;
import vn.urbansdi.importer.map.RepairRule;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.store.merge.ShapeTolerance;

/** The reference of deliveries has every key that is read, no other, and the defaults that are used. */
class DeliveryReferenceTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| ([^|]*)\\| ([^|]*)\\|.*", Pattern.MULTILINE);

    private static String page() throws IOException {
        Path page = Path.of("docs/delivery.md");
        return Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page));
    }

    @Test
    void every_key_and_no_other() throws IOException {
        List<String> documented = new ArrayList<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            documented.add(row.group(1));
        }
        List<String> read = Stream.of(
                        DeliveryDocument.class, DeliveryDocument.Item.class, DeliveryDocument.ClassItem.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(DeliveryReferenceTest::key)
                .toList();
        assertThat(documented).containsExactlyElementsOf(read);
    }

    @Test
    void required_keys_and_defaults() throws IOException {
        Matcher row = ROW.matcher(page());
        List<String> required = new ArrayList<>();
        while (row.find()) {
            if (row.group(3).strip().equals("required")) {
                required.add(row.group(1));
            }
        }
        assertThat(required).containsExactly("source", "deliveries", "file", "layer", "from", "values");
        assertThat(page())
                .contains("`retire_at_most` | 0 to 100 | `" + Math.round(MergeOptions.DEFAULT_RETIRE_AT_MOST_PERCENT)
                        + "`")
                .contains("`overlap` | 0.5 to 0.99 | `" + ShapeTolerance.DEFAULT.overlap() + "`")
                .contains("`distance_m` | 0.001 to 1000 | `" + Math.round(ShapeTolerance.DEFAULT.distanceM()) + "`")
                .contains("`repair_at_most` | 0 to 5 | `" + RepairRules.DEFAULT_AT_MOST_PERCENT + "`")
                .contains("`priority` | 0 to 100 | `" + Delivery.DEFAULT_PRIORITY + "`");
    }

    @Test
    void every_repair_rule_is_explained() throws IOException {
        assertThat(RepairRules.DEFAULT.allowed()).containsExactlyInAnyOrder(RepairRule.values());
        for (RepairRule rule : RepairRule.values()) {
            assertThat(page()).contains("\n- `" + rule.yamlName() + "` ");
        }
    }

    private static String key(RecordComponent component) {
        Property property = component.getAnnotation(Property.class);
        return property == null || property.name().isEmpty()
                ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : property.name();
    }
}
