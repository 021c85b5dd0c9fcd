package vn.urbansdi.sample.deliver;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.sample.city.SampleGenerator;
import vn.urbansdi.sample.flaw.DeliveredRow;
import vn.urbansdi.sample.record.SampleRecord;

/** What one city hands in: each department its files, in the formats and under the names that it is used to. */
final class CityDelivery implements SampleGenerator.ClosingSink {

    private final Month month;
    private final CityHabits habits;
    private final CityFiles files;
    private final Optional<TaxList> taxes;

    CityDelivery(Month month, CityHabits habits, Optional<TaxList> taxes) throws IOException {
        this.month = month;
        this.habits = habits;
        this.files = new CityFiles(month.root(), habits, month.isLater());
        this.taxes = taxes;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a row that is passed as it is, is the same one
    public void accept(SampleRecord made) throws IOException {
        OpenedTable table = files.of(made.layer());
        SampleRecord sample = new SampleRecord(made.layer(), table.typed(made.values()), made.geometry());
        Geometry geometry = table.projected(sample.geometry());
        DeliveredRow sound = new DeliveredRow(table.file(), sample.layer(), table.see(), sample.values(), geometry);
        DeliveredRow given = sound.numbered(table.nextNumber());
        DeliveredRow row = month.flaws().pass(given);
        boolean spoilt = row != given;
        taxes.ifPresent(list -> list.hear(sample, !spoilt));
        if (spoilt) {
            table.write(row.values(), row.geometry());
            return;
        }
        List<SampleRecord> now = month.pass(sound, sample, table.nextNumber());
        for (SampleRecord each : now) {
            table.write(each.values(), table.projected(each.geometry()));
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
        month.renamed(files.renamed());
        if (taxes.isPresent()) {
            TaxList list = taxes.get();
            DeliveryItem item = list.write(files.directory(), files.path(TaxList.FILE));
            DeliveryItem.write(files.directory(), habits, Department.TAX, List.of(item));
            month.add(list);
        }
    }
}
