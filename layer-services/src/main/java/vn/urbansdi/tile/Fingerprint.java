package vn.urbansdi.tile;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Short texts that change whenever what they stand for does, and are the same in every process. */
final class Fingerprint {

    private static final int BYTES = 20;

    private Fingerprint() {}

    static byte[] of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All values of a record, also of those within it; sets and maps, whose order differs from process to process, sorted. */
    static String canonical(Object value) {
        if (value instanceof Record record) {
            return Stream.of(record.getClass().getRecordComponents())
                    .map(component -> component.getName() + "=" + canonical(valueOf(component, record)))
                    .collect(Collectors.joining(",", record.getClass().getSimpleName() + "{", "}"));
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Fingerprint::canonical).orElse("-");
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> canonical(entry.getKey()) + ":" + canonical(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof Collection<?> items) {
            Stream<String> texts = items.stream().map(Fingerprint::canonical);
            return (value instanceof Set ? texts.sorted() : texts).collect(Collectors.joining(",", "[", "]"));
        }
        String text = String.valueOf(value);
        return text.length() + "'" + text;
    }

    private static Object valueOf(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /** The program as it runs: what stands on its class path, and the Java whose letters and lines it draws with. */
    static String program() {
        Set<Path> parts = new LinkedHashSet<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            // one without a name would be the directory in which somebody happened to start it, logs and all
            if (!part.isEmpty()) {
                parts.add(Path.of(part));
            }
        }
        return System.getProperty("java.runtime.version") + ";"
                + parts.stream().map(part -> part(part, true)).collect(Collectors.joining(";"));
    }

    private static String part(Path path, boolean withOthers) {
        try {
            return Files.isDirectory(path)
                    ? directory(path)
                    : Files.isRegularFile(path) ? archive(path, withOthers) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** An archive has the sums of its entries in its directory, and may name others that belong to it. */
    private static String archive(Path path, boolean withOthers) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            CRC32C sum = new CRC32C();
            jar.stream()
                    .forEach(entry -> sum.update((entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
            StringBuilder text = new StringBuilder(Long.toHexString(sum.getValue()));
            Manifest manifest = jar.getManifest();
            String others =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String other : others == null || !withOthers ? new String[0] : others.split(" ", -1)) {
                if (!other.isBlank() && !other.contains(":")) {
                    text.append(part(path.resolveSibling(other), false));
                }
            }
            return text.toString();
        }
    }

    private static String directory(Path path) throws IOException {
        CRC32C sum = new CRC32C();
        List<Path> files;
        try (Stream<Path> found = Files.walk(path)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            sum.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new CheckedInputStream(Files.newInputStream(file), sum)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
