package vn.urbansdi.ows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecureXmlTest {

    @Test
    void readsWhatIsWellFormed() throws XMLStreamException {
        XMLStreamReader reader =
                SecureXml.open("<?xml version=\"1.0\"?><!-- c --><a x=\"1\"><b>1 &lt; <![CDATA[2]]><!-- no --></b></a>"
                        .getBytes(StandardCharsets.UTF_8));
        reader.nextTag();
        assertThat(reader.getAttributeValue(null, "x")).isEqualTo("1");
        reader.nextTag();
        assertThat(reader.getElementText()).isEqualTo("1 < 2");
    }

    static Stream<String> hostile() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        StringBuilder attributes = new StringBuilder("<a ");
        for (int i = 0; i < 5000; i++) {
            attributes.append("a").append(i).append("='' ");
        }
        return Stream.of(
                "",
                "not xml",
                "<a>",
                "<a></b>",
                "<a>&unknown;</a>",
                "<a>\u0001</a>",
                "<a b='1' b='2'/>",
                "<x:a/>",
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><a/>",
                laughs + "]><a>&l19;</a>",
                "<a>".repeat(5000) + "</a>".repeat(5000),
                attributes + "/>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void answersHostileDocumentsWithStatus400(String document) {
        assertThatThrownBy(() -> {
                    XMLStreamReader reader = SecureXml.open(document.getBytes(StandardCharsets.UTF_8));
                    while (reader.hasNext()) {
                        reader.next();
                    }
                })
                .isInstanceOfSatisfying(OwsException.class, e -> {
                    assertThat(e.httpStatus()).isEqualTo(400);
                    assertThat(e.code()).isEqualTo("OperationParsingFailed");
                    assertThat(e.title().en()).doesNotContain("passwd").doesNotContain("Exception");
                });
    }
}
