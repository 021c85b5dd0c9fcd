package vn.urbansdi.ows;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.security.Caller;

/**
 * What came over HTTP, read in whole: key-value pairs from the URL or a form, or an XML document from the body, perhaps in a
 * SOAP envelope, out of which it has been taken.
 */
public final class OwsRequest {

    /** Bodies beyond this size are refused with status 413. */
    /** Attribute of the servlet context: the address under which clients reach this server, where the deployment knows it. */
    public static final String PUBLIC_ADDRESS = OwsRequest.class.getName() + ".address";

    static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]");

    private final KvpRequest kvp;
    private final byte[] xml;
    private final String baseUrl;
    private final boolean acceptsGzip;
    private final Caller caller;
    private final Revalidation revalidation;
    private final Optional<SoapRequest> soap;

    private OwsRequest(
            KvpRequest kvp,
            byte[] xml,
            Optional<SoapRequest> soap,
            String baseUrl,
            boolean acceptsGzip,
            Caller caller,
            Revalidation revalidation) {
        this.kvp = kvp;
        this.xml = xml;
        this.soap = soap;
        this.baseUrl = baseUrl;
        this.acceptsGzip = acceptsGzip;
        this.caller = caller;
        this.revalidation = revalidation;
    }

    /**
     * Reads the request.
     *
     * @throws OwsException if a parameter stands twice, or the body is too large or neither XML nor a form
     */
    public static OwsRequest read(HttpServletRequest http) throws IOException {
        String query = http.getQueryString();
        byte[] xml = null;
        if ("POST".equals(http.getMethod())) {
            byte[] body = http.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                throw new OwsException(
                        "OperationParsingFailed",
                        null,
                        new Title(
                                "Yêu cầu lớn hơn " + MAX_BODY_BYTES + " byte",
                                "The request is larger than " + MAX_BODY_BYTES + " bytes"),
                        413);
            }
            String type = Optional.ofNullable(http.getContentType()).orElse("").toLowerCase(Locale.ROOT);
            if (type.startsWith("application/x-www-form-urlencoded") && !looksLikeXml(body)) {
                query = join(query, new String(body, StandardCharsets.UTF_8).strip());
            } else if (body.length > 0) {
                xml = body;
            }
        }
        Optional<SoapRequest> soap = xml == null ? Optional.empty() : SoapRequest.of(xml);
        return new OwsRequest(
                KvpRequest.parse(query),
                soap.map(SoapRequest::payload).orElse(xml),
                soap,
                baseUrl(http),
                // the envelope is put around what is not compressed yet
                acceptsGzip(http) && soap.isEmpty(),
                Caller.of(http),
                Revalidation.of(http));
    }

    /** The key-value pairs; where the request is an XML document, those of the address that it was sent to. */
    public KvpRequest kvp() {
        return kvp;
    }

    public boolean isXml() {
        return xml != null;
    }

    /** The envelope in which the request came, and in which the answer goes back. */
    Optional<SoapVersion> soap() {
        return soap.map(SoapRequest::version);
    }

    /** @throws OwsException if it came in an envelope that holds no request */
    void requireReadable() {
        soap.flatMap(SoapRequest::problem).ifPresent(problem -> {
            throw problem;
        });
    }

    /** The XML document as it came. */
    public byte[] xmlBytes() {
        if (xml == null) {
            throw new IllegalStateException("the request is not XML");
        }
        return xml.clone();
    }

    /** A new reader over the XML document, standing at its root element. */
    public XMLStreamReader xml() {
        if (xml == null) {
            throw new IllegalStateException("the request is not XML");
        }
        XMLStreamReader reader = SecureXml.open(xml);
        try {
            reader.nextTag();
        } catch (javax.xml.stream.XMLStreamException e) {
            throw OwsException.operationParsingFailed(
                    null, "XML của yêu cầu không đúng cú pháp", "The XML of the request is not well formed");
        }
        return reader;
    }

    /** The parameter {@code service}, wherever it stands. */
    public Optional<String> service() {
        return isXml() ? Optional.ofNullable(xml().getAttributeValue(null, "service")) : kvp.text("service");
    }

    /** Where clients reach this server, without a slash at the end: {@code https://host/prefix}. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /** What the client has already. */
    public Revalidation revalidation() {
        return revalidation;
    }

    /** Whether the answer may be compressed with gzip. */
    public boolean acceptsGzip() {
        return acceptsGzip;
    }

    private static String join(String query, String form) {
        return query == null || query.isEmpty() ? form : query + "&" + form;
    }

    private static boolean looksLikeXml(byte[] body) {
        int i = 0;
        while (i < body.length && body[i] <= ' ' && body[i] >= 0) {
            i++;
        }
        // The UTF-8 byte order mark may stand before the document.
        return i < body.length && (body[i] == '<' || body[i] == (byte) 0xEF);
    }

    /** Whether the answer may be compressed with gzip (RFC 9110, 12.5.3). */
    public static boolean acceptsGzip(HttpServletRequest http) {
        String header = Optional.ofNullable(http.getHeader("Accept-Encoding")).orElse("");
        for (String part : header.split(",", -1)) {
            String[] coding = part.strip().split("\\s*;\\s*", -1);
            boolean refused = coding.length > 1 && coding[1].matches("q=0(\\.0*)?");
            if (coding[0].equalsIgnoreCase("gzip") && !refused) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where clients reach this server, without a slash at the end: {@code https://host/prefix}. As the deployment says
     * ({@link #PUBLIC_ADDRESS}), else scheme, host and port as the container sees them. A host name that could not be one is not
     * repeated: it would stand in every link of the answer.
     */
    public static String baseUrl(HttpServletRequest http) {
        if (http.getServletContext().getAttribute(PUBLIC_ADDRESS) instanceof String address) {
            return address;
        }
        String host = http.getServerName();
        boolean plausible = host != null && HOST.matcher(host).matches();
        String scheme = "https".equalsIgnoreCase(http.getScheme()) ? "https" : "http";
        int port = http.getServerPort();
        boolean standardPort = port <= 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + (plausible ? host : "localhost") + (standardPort ? "" : ":" + port)
                + Optional.ofNullable(http.getContextPath()).orElse("");
    }
}
