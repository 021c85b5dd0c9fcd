import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Prints TestNG's results as a table, one line a conformance class, and every failure; ends with 1 if there is one. */
final class Summary {

    private Summary() {}

    public static void main(String[] args) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element results = factory.newDocumentBuilder().parse(Path.of(args[0]).toFile()).getDocumentElement();
        NodeList classes = results.getElementsByTagName("test");
        Map<String, Integer> total = new LinkedHashMap<>();
        System.out.println("| Class | passed | failed | skipped |\n|---|---|---|---|");
        for (int i = 0; i < classes.getLength(); i++) {
            Element each = (Element) classes.item(i);
            Map<String, Integer> counts = new LinkedHashMap<>();
            NodeList methods = each.getElementsByTagName("test-method");
            for (int j = 0; j < methods.getLength(); j++) {
                Element method = (Element) methods.item(j);
                if (!method.getAttribute("is-config").equals("true")) {
                    counts.merge(method.getAttribute("status"), 1, Integer::sum);
                    total.merge(method.getAttribute("status"), 1, Integer::sum);
                    failure(each, method);
                }
            }
            line(each.getAttribute("name"), counts);
        }
        line("all", total);
        System.exit(total.containsKey("FAIL") ? 1 : 0);
    }

    private static void failure(Element conformanceClass, Element method) {
        if (method.getAttribute("status").equals("FAIL")) {
            NodeList messages = method.getElementsByTagName("message");
            String message = messages.getLength() == 0 ? "" : messages.item(0).getTextContent().strip();
            System.err.println("FAILED " + conformanceClass.getAttribute("name") + " / " + method.getAttribute("name") + ": "
                    + message);
        }
    }

    private static void line(String name, Map<String, Integer> counts) {
        System.out.println("| " + name + " | " + counts.getOrDefault("PASS", 0) + " | " + counts.getOrDefault("FAIL", 0) + " | "
                + counts.getOrDefault("SKIP", 0) + " |");
    }
}
