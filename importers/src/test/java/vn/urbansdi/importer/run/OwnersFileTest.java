package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** What an import leaves on the disk may name owners of land. */
class OwnersFileTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    /** A spike that is repaired, and a bow tie that is not. */
    private ImportReport run(Path rejects) throws IOException {
        Files.writeString(directory.resolve("parcels.csv"), """
                MaXa;SoHieuToBanDo;SoThuTuThua;TenChu;wkt
                06685;1;1;Nguyễn Bí Mật;POLYGON ((430000 2317000, 430010 2317000, 430015 2317000, 430010 2317000, 430010 2317010, 430000 2317000))
                06685;1;2;Trần Kín Đáo;POLYGON ((430400 2317000, 430410 2317010, 430410 2317000, 430400 2317010, 430400 2317000))
                """);
        Path yaml = Files.writeString(
                directory.resolve("parcels.delivery.yaml"),
                "source: test\ndeliveries:\n  - {file: parcels.csv, layer: land_parcel, crs: 'EPSG:5899', wkt: wkt}\n");
        return new ImportRun(DATABASE.dataSource(), CATALOG, rejects, 0.9, "test")
                .run(DeliveryFiles.find(yaml).get(0), new SilentProgress());
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void rejected_and_repaired_rows_are_for_the_eyes_of_their_owner_only() throws IOException {
        Path rejects = Files.createDirectories(directory.resolve("open"));
        Files.setPosixFilePermissions(rejects, PosixFilePermissions.fromString("rwxr-xr-x"));
        ImportReport report = run(rejects);
        Path rejected = rejects.resolve(report.run() + Rejects.FILE_SUFFIX);
        Path repaired = rejects.resolve(report.run() + RepairsFile.SUFFIX);
        assertThat(rejected).content().contains("Trần Kín Đáo");
        assertThat(repaired).content().contains("spikes_removed");
        assertThat(permissions(rejected)).isEqualTo("rw-------");
        assertThat(permissions(repaired)).isEqualTo("rw-------");
    }

    @Test
    void a_file_that_was_there_with_other_permissions_is_replaced() throws IOException {
        Path file = Files.writeString(directory.resolve("1-rejects.geojson"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        OwnersFile.create(file);
        assertThat(file).isEmptyFile();
        assertThat(permissions(file)).isEqualTo("rw-------");
    }
}
