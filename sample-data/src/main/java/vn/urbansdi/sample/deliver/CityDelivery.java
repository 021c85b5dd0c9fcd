package vn.urbansdi.sample.deliver;

import java.io.IOException;
import java.nio.file.Path;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.sample.city.SampleGenerator;
import vn.urbansdi.sample.flaw.DeliveredRow;
import vn.urbansdi.sample.flaw.FlawPlanter;
import vn.urbansdi.sample.record.SampleRecord;

/** What one city hands in: each department its files, in the formats and under the names that it is used to. */
final class CityDelivery implements SampleGenerator.ClosingSink {

    private final CityFiles files;
    private final FlawPlanter flaws;

    CityDelivery(Path root, CityHabits habits, FlawPlanter flaws) throws IOException {
        this.files = new CityFiles(root, habits);
        this.flaws = flaws;
    }

    @Override
    public void accept(SampleRecord sample) throws IOException {
        OpenedTable target = files.of(sample.layer());
        Object[] values = target.typed(sample.values());
        Geometry geometry = target.projected(sample.geometry());
        DeliveredRow row =
                flaws.pass(new DeliveredRow(target.file(), sample.layer(), target.nextNumber(), values, geometry));
        target.write(row.values(), row.geometry());
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
