package vn.urbansdi.wfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts in a small XML request: every operation but GetFeature is lists of names and nothing more. */
final class XmlParameters {

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, String> namespaces = new HashMap<>();

    private XmlParameters() {}

    /** @param xml stands at the start tag of the request, and is read to its end */
    static XmlParameters read(XMLStreamReader xml) throws XMLStreamException {
        XmlParameters parameters = new XmlParameters();
        StringBuilder text = new StringBuilder();
        parameters.bind(xml);
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    parameters.bind(xml);
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    parameters
                            .texts
                            .computeIfAbsent(xml.getLocalName(), unused -> new ArrayList<>())
                            .add(text.toString().strip());
                    text.setLength(0);
                }
                default -> {}
            }
        }
        return parameters;
    }

    /** The texts of the elements of that name, in order, wherever they stand. */
    List<String> texts(String element) {
        return texts.getOrDefault(element, List.of());
    }

    /** The types named by {@code wfs:TypeName}; all of them where there is none. */
    List<FeatureType> featureTypes(FeatureTypes types) {
        List<String> names = texts("TypeName");
        UnaryOperator<String> bound = namespaces::get;
        return names.isEmpty()
                ? types.all()
                : names.stream()
                        .map(name -> types.require(name, bound, "typeName"))
                        .distinct()
                        .toList();
    }

    private void bind(XMLStreamReader xml) {
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            if (xml.getNamespacePrefix(i) != null) {
                namespaces.put(xml.getNamespacePrefix(i), xml.getNamespaceURI(i));
            }
        }
    }
}
