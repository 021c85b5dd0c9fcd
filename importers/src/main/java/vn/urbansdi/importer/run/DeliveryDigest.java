package vn.urbansdi.importer.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.store.merge.LayerImport;

/**
 * A digest of everything that decides what comes of a delivery: the bytes of its files, what it says of them, what the
 * catalog says of the layer, and the program itself. The files are told apart by two checksums of different polynomials and
 * their length, 64 bits and more: no defence against somebody who wants two files to look alike, which would only spare
 * him his own import, and ten times as fast as one that is.
 */
final class DeliveryDigest {

    private static final int BUFFER_BYTES = 1 << 16;

    private DeliveryDigest() {}

    static String of(Delivery delivery, Layer layer, Catalog catalog, double maxRejectedShare) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : DeliveredFile.parts(delivery.file())) {
            all.append(file.getFileName()).append(' ').append(checksums(file)).append('\n');
        }
        Stream.of(
                        delivery.source(),
                        delivery.city(),
                        delivery.rejectsOtherCity(),
                        delivery.priority(),
                        delivery.options(),
                        delivery.encoding(),
                        delivery.srid(),
                        new TreeSet<>(delivery.repairs().allowed()),
                        delivery.repairs().atMostPercent(),
                        delivery.merging(),
                        new TreeMap<>(delivery.fields()),
                        maxRejectedShare,
                        layer.geometry(),
                        layer.key(),
                        layer.attributeMatches(),
                        layer.shapeMatch(),
                        layer.attributes(),
                        catalog.codeLists(),
                        catalog.deployment())
                .forEach(part -> all.append(part).append('\n'));
        for (Class<?> part : List.of(DeliveryDigest.class, LayerImport.class)) {
            all.append(program(part)).append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String checksums(Path file) throws IOException {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        byte[] buffer = new byte[BUFFER_BYTES];
        long length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                one.update(buffer, 0, read);
                other.update(buffer, 0, read);
                length += read;
            }
        }
        return Long.toHexString(one.getValue()) + ' ' + Long.toHexString(other.getValue()) + ' ' + length;
    }

    /** Another build may read the same file otherwise. */
    private static String program(Class<?> part) throws IOException {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return jar.getFileName() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar lies somewhere", e);
        }
    }
}
