package vn.urbansdi.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/**
 * The service as a client meets it, over HTTP on loopback, one client: 250,000 parcels of about 10 × 10 m in 5899. Each
 * call asks for another place, seeded, so that no cache answers. Compare figures of one run only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Djava.awt.headless=true"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class ServiceBenchmark {

    private static final int PARCELS_PER_SIDE = 500;
    private static final int PARCEL_SIDE_M = 10;
    private static final double SOUTH_WEST_X = 430_000;
    private static final double SOUTH_WEST_Y = 2_317_000;
    private static final int ZOOM = 16;
    private static final String FIRST_PAGE = "/ogc/collections/land_parcel/items?f=json&limit=1000";

    private final TestDatabase database = TestDatabase.migrated(CatalogLoader.builtIn());
    private final RunningApplication application = RunningApplication.over(database);
    private String nextPage = FIRST_PAGE;
    private final HttpClient client = HttpClient.newHttpClient();
    private final SplittableRandom random = new SplittableRandom(5899);

    @Setup
    public void start() {
        database.beforeAll(null);
        database.execute("""
                insert into layer.land_parcel (parcel_id, city, ward_code, sheet_no, parcel_no, land_use, legal_area_m2, address, geom)
                select 'p' || i * %1$d + j, 'ha_long', '06685', i::text, j::text, (array['ODT', 'ONT', 'LUC', 'DGT'])[1 + (i + j) %% 4],
                       100, 'Số ' || j || ' đường Trần Hưng Đạo',
                       ST_Multi(ST_MakeEnvelope(%3$s + i * %2$d, %4$s + j * %2$d, %3$s + (i + 1) * %2$d, %4$s + (j + 1) * %2$d, 5899))
                from generate_series(0, %1$d - 1) i, generate_series(0, %1$d - 1) j;
                analyze layer.land_parcel;
                """.formatted(PARCELS_PER_SIDE, PARCEL_SIDE_M, SOUTH_WEST_X, SOUTH_WEST_Y));
        application.beforeAll(null);
    }

    @TearDown
    public void stop() {
        application.afterAll(null);
        database.afterAll(null);
    }

    /** GetMap, 256 × 256 pixels, about 900 parcels. */
    @Benchmark
    public int getMapPng() {
        String box = box(300);
        return size("/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=land_parcel&STYLES=&CRS=EPSG:5899&BBOX=" + box
                + "&WIDTH=256&HEIGHT=256&FORMAT=image/png&TRANSPARENT=TRUE");
    }

    /** GetFeature, about 1,000 parcels as GeoJSON in WGS 84. */
    @Benchmark
    public int getFeatureGeoJson() {
        return size(
                "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=land_parcel&OUTPUTFORMAT=application/geo%2Bjson&BBOX="
                        + box(310) + ",urn:ogc:def:crs:EPSG::5899");
    }

    /** GetFeature, about 1,000 parcels as GML 3.2. */
    @Benchmark
    public int getFeatureGml() {
        return size("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=land_parcel&BBOX=" + box(310)
                + ",urn:ogc:def:crs:EPSG::5899");
    }

    /** Items of OGC API – Features, the first 100 of about 1,000 parcels in a box. */
    @Benchmark
    public int ogcItemsInBox() {
        return size(
                "/ogc/collections/land_parcel/items?f=json&limit=100&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/5899&bbox="
                        + box(310));
    }

    /** Items of OGC API – Features, 1,000 from the first page on: each page leads to the next, to the last and round again. */
    @Benchmark
    public int ogcItemsPageByPage() {
        String page = body(nextPage);
        Matcher next = Pattern.compile("\"href\":\"([^\"]*)\",\"rel\":\"next\"").matcher(page);
        nextPage = next.find() ? next.group(1).substring(application.url().length()) : FIRST_PAGE;
        return page.length();
    }

    /** A vector tile of zoom 16; the few there are come from the cache after their first time. */
    @Benchmark
    public int vectorTile() {
        // The tiles that 107.079° to 107.127° and 20.945° to 20.990° lie in.
        return size("/tiles/land_parcel/" + ZOOM + "/" + (52_261 + random.nextInt(8)) + "/"
                + (28_859 + random.nextInt(8)) + ".mvt");
    }

    private String box(int sideM) {
        double room = PARCELS_PER_SIDE * PARCEL_SIDE_M - sideM;
        double x = SOUTH_WEST_X + random.nextDouble() * room;
        double y = SOUTH_WEST_Y + random.nextDouble() * room;
        return x + "," + y + "," + (x + sideM) + "," + (y + sideM);
    }

    private int size(String path) {
        return bytes(path).length;
    }

    private String body(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(application.url() + path)).build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200 || response.body().length == 0) {
                throw new IllegalStateException(response.statusCode() + " " + path);
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
