package vn.urbansdi.ows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KvpRequestTest {

    @Test
    void readsNamesWithoutRegardToCaseAndDecodesUtf8() {
        KvpRequest kvp = KvpRequest.parse("Service=WFS&cql_filter=name+%3D+%27H%E1%BA%A1%20Long%27&empty=&flag");
        assertThat(kvp.required("SERVICE")).isEqualTo("WFS");
        assertThat(kvp.text("CQL_Filter")).contains("name = 'Hạ Long'");
        assertThat(kvp.text("empty")).isEmpty();
        assertThat(kvp.has("flag")).isTrue();
    }

    @Test
    void splitsListsAndGroups() {
        assertThat(KvpRequest.parse("typenames=a,%20b").list("typeNames")).containsExactly("a", "b");
        assertThat(KvpRequest.groups("(a,b)(c)")).isEqualTo(List.of("a,b", "c"));
        assertThat(KvpRequest.groups("a,b")).isEqualTo(List.of("a,b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&A=2", "a=%", "a=%4", "a=%zz", "a=%FF", "a=%C0%80", "%ff=1"})
    void refusesDuplicatesAndBrokenEncodings(String query) {
        assertThatThrownBy(() -> KvpRequest.parse(query))
                .isInstanceOfSatisfying(
                        OwsException.class, e -> assertThat(e.httpStatus()).isEqualTo(400));
    }

    @Test
    void refusesTooManyParameters() {
        String query = "a=1&".repeat(300);
        assertThatThrownBy(() -> KvpRequest.parse(query)).isInstanceOf(OwsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e3", "abc", "99999999999999999999", "1;drop table x"})
    void namesTheParameterThatIsNotACount(String value) {
        KvpRequest kvp = KvpRequest.parse("count=" + value);
        assertThatThrownBy(() -> kvp.nonNegative("count"))
                .isInstanceOfSatisfying(
                        OwsException.class, e -> assertThat(e.locator()).contains("count"));
    }
}
