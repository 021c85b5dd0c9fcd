package vn.urbansdi.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Validates XML against the public OGC schemas, from a mirror by host and path that is not part of the project: system
 * property {@code sdi.shared.conformance}, else {@code ../shared/conformance} beside it. Tests are skipped, with a message,
 * where it is absent. Nothing is fetched from the network.
 */
public final class OgcSchemas {

    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private OgcSchemas() {}

    /**
     * What is wrong with the document, one line each; empty if it is valid.
     *
     * @param document   the XML
     * @param own        an application schema of our own, or null
     * @param locations  addresses of the public schemas that the document follows
     */
    public static List<String> errors(byte[] document, String own, String... locations) {
        Schema schema =
                COMPILED.computeIfAbsent(own + String.join(" ", locations), unused -> compile(own, List.of(locations)));
        List<String> errors = new ArrayList<>();
        try {
            var validator = schema.newValidator();
            validator.setResourceResolver(new Mirror(directory()));
            validator.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException e) {
                    errors.add(e.getLineNumber() + ": " + e.getMessage());
                }

                @Override
                public void error(SAXParseException e) {
                    warning(e);
                }

                @Override
                public void fatalError(SAXParseException e) {
                    warning(e);
                }
            });
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        } catch (SAXException e) {
            errors.add(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors;
    }

    /** What is wrong with a document that names its document type, one line each; empty if it is valid. */
    public static List<String> documentTypeErrors(byte[] document) {
        List<String> errors = new ArrayList<>();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setValidating(true);
            Mirror mirror = new Mirror(directory());
            factory.newSAXParser().parse(new ByteArrayInputStream(document), new DefaultHandler() {
                @Override
                public InputSource resolveEntity(String publicId, String systemId) throws IOException {
                    return new InputSource(Files.newInputStream(mirror.path(systemId)));
                }

                @Override
                public void error(SAXParseException e) {
                    errors.add(e.getLineNumber() + ": " + e.getMessage());
                }
            });
        } catch (SAXException | ParserConfigurationException e) {
            errors.add(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors;
    }

    private static Schema compile(String own, List<String> locations) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
            Mirror mirror = new Mirror(directory());
            factory.setResourceResolver(mirror);
            List<Source> sources = new ArrayList<>();
            for (String location : locations) {
                sources.add(new StreamSource(Files.newInputStream(mirror.path(location)), location));
            }
            if (own != null) {
                sources.add(new StreamSource(new StringReader(own), "urn:own"));
            }
            return factory.newSchema(sources.toArray(Source[]::new));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path directory() {
        Path target = Path.of("target", "ogc-schemas").toAbsolutePath();
        if (Files.isDirectory(target)) {
            return target;
        }
        String configured = System.getProperty("sdi.shared.conformance", "");
        Path shared = configured.isEmpty() ? Path.of("..", "..", "shared", "conformance") : Path.of(configured);
        Path archive = shared.resolve("schemas.tar.xz").toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.exists(archive), "no mirror of the OGC schemas at " + archive);
        try {
            Path unpacking = Files.createTempDirectory(Files.createDirectories(target.getParent()), "ogc-schemas-");
            Process tar = new ProcessBuilder("tar", "-xJf", archive.toString(), "-C", unpacking.toString())
                    .inheritIO()
                    .start();
            if (tar.waitFor() != 0) {
                throw new IllegalStateException("tar could not unpack " + archive);
            }
            Files.move(unpacking, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return target;
    }

    private record Mirror(Path directory) implements LSResourceResolver {

        @Override
        public LSInput resolveResource(
                String type, String namespace, String publicId, String systemId, String baseUri) {
            if (systemId == null) {
                return null;
            }
            String location = baseUri == null || baseUri.startsWith("urn:")
                    ? systemId
                    : URI.create(baseUri).resolve(systemId).toString();
            try (InputStream in = Files.newInputStream(path(location))) {
                LSInput input = ((DOMImplementationLS)
                                DOMImplementationRegistry.newInstance().getDOMImplementation("LS"))
                        .createLSInput();
                input.setSystemId(location);
                input.setByteStream(new ByteArrayInputStream(in.readAllBytes()));
                return input;
            } catch (IOException e) {
                throw new UncheckedIOException("not in the mirror: " + location, e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        Path path(String location) {
            URI uri = URI.create(location);
            return directory.resolve(uri.getHost() + uri.getPath()).normalize();
        }
    }
}
