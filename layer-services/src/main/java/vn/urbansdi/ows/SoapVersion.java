package vn.urbansdi.ows;

import java.util.Arrays;
import java.util.Optional;
import vn.urbansdi.catalog.Title;

/** The versions of SOAP, and in what their envelopes differ. */
enum SoapVersion {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private static final int SERVER_FAULT = 500;

    private final String namespace;
    private final String contentType;

    SoapVersion(String namespace, String contentType) {
        this.namespace = namespace;
        this.contentType = contentType;
    }

    static Optional<SoapVersion> ofNamespace(String namespace) {
        return Arrays.stream(values())
                .filter(version -> version.namespace.equals(namespace))
                .findFirst();
    }

    String contentType() {
        return contentType;
    }

    /** What stands before an answer. */
    String head() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"" + namespace
                + "\"><soap:Body>\n";
    }

    /** What stands behind an answer. */
    String tail() {
        return "</soap:Body></soap:Envelope>\n";
    }

    /** What stands before the report of a failure. */
    String faultHead(OwsException problem) {
        boolean ours = problem.httpStatus() >= SERVER_FAULT;
        Title title = problem.title();
        String vi = XmlWriter.escaped(title.vi());
        String en = XmlWriter.escaped(title.en());
        return head()
                + (this == V1_1
                        ? "<soap:Fault><faultcode>soap:" + (ours ? "Server" : "Client") + "</faultcode><faultstring>"
                                + vi + " / " + en + "</faultstring><detail>\n"
                        : "<soap:Fault><soap:Code><soap:Value>soap:" + (ours ? "Receiver" : "Sender")
                                + "</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"vi\">" + vi
                                + "</soap:Text><soap:Text xml:lang=\"en\">" + en
                                + "</soap:Text></soap:Reason><soap:Detail>\n");
    }

    /** What stands behind the report of a failure. */
    String faultTail() {
        return (this == V1_1 ? "</detail>" : "</soap:Detail>") + "</soap:Fault>" + tail();
    }
}
