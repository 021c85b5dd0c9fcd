package vn.urbansdi.style;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import org.geotools.util.GrowableInternationalString;

/**
 * Title and abstract of a style or a rule: straight in it (SLD 1.0), or in a {@code Description} (SE 1.1); several in several
 * languages, told by {@code xml:lang} or as GeoServer's {@code Localized}.
 */
final class SldTexts {

    private final SldCursor xml;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, String> abstracts = new LinkedHashMap<>();

    SldTexts(SldCursor xml) {
        this.xml = xml;
    }

    /** Reads one of those elements to its end tag; complains of any other. */
    void read() throws XMLStreamException {
        switch (xml.name()) {
            case "Title" -> text(titles);
            case "Abstract" -> text(abstracts);
            case "Description" -> {
                while (xml.child()) {
                    if (xml.name().equals("Description")) {
                        throw xml.unsupported();
                    }
                    read();
                }
            }
            default -> throw xml.unsupported();
        }
    }

    private void text(Map<String, String> texts) throws XMLStreamException {
        String language = Optional.ofNullable(xml.stream().getAttributeValue(XMLConstants.XML_NS_URI, "lang"))
                .map(tag -> tag.split("-", 2)[0])
                .orElse("");
        StringBuilder own = new StringBuilder();
        while (xml.next(own)) {
            if (!xml.name().equals("Localized")) {
                throw xml.unsupported();
            }
            String tag = xml.attribute("lang").orElse("");
            texts.put(tag.split("-", 2)[0], xml.text());
        }
        texts.putIfAbsent(language, own.toString().strip());
    }

    Optional<GrowableInternationalString> title() {
        return inLanguages(titles);
    }

    Optional<GrowableInternationalString> text() {
        return inLanguages(abstracts);
    }

    /** One text for all languages. */
    static GrowableInternationalString same(String text) {
        GrowableInternationalString same = new GrowableInternationalString(text);
        same.add(StyleModel.VIETNAMESE, text);
        same.add(StyleModel.ENGLISH, text);
        return same;
    }

    private static Optional<GrowableInternationalString> inLanguages(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        String any = texts.getOrDefault("", texts.values().iterator().next());
        GrowableInternationalString text = new GrowableInternationalString(any);
        text.add(StyleModel.VIETNAMESE, texts.getOrDefault("vi", any));
        text.add(StyleModel.ENGLISH, texts.getOrDefault("en", any));
        return Optional.of(text);
    }
}
