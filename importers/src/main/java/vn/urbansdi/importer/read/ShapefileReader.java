package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** A shapefile: shapes from {@code .shp}, values from {@code .dbf}, record by record. */
final class ShapefileReader implements RowReader {

    private final ShapeBuilder shapes;
    private final ShpFile shp;
    private final DbfFile dbf;
    private final List<SourceField> fields;
    private final SourceCrs crs;
    private final Optional<Charset> encoding;
    private long number;
    private long deleted;

    private ShapefileReader(ShapeBuilder shapes, ShpFile shp, DbfFile dbf, SourceCrs crs, Optional<Charset> encoding) {
        this.shapes = shapes;
        this.shp = shp;
        this.dbf = dbf;
        this.fields = dbf.fields();
        this.crs = crs;
        this.encoding = encoding;
    }

    /** @param shpPath the {@code .shp}; its companions stand beside it under the same name, in any letter case */
    static ShapefileReader open(Path shpPath) throws IOException {
        Companions companions = Companions.of(shpPath);
        Path dbfPath = companions
                .find("dbf")
                .orElseThrow(() -> new DeliveryException(
                        "thiếu tệp .dbf đi kèm; hãy nộp đủ .shp, .dbf và .prj.",
                        "the .dbf beside it is missing; deliver .shp, .dbf and .prj together."));
        SourceCrs crs = PrjFile.beside(companions);
        Optional<Charset> encoding = CpgFile.beside(companions);
        ShapeBuilder shapes = new ShapeBuilder();
        ShpFile shp = ShpFile.open(shpPath, shapes);
        try {
            return new ShapefileReader(shapes, shp, DbfFile.open(dbfPath), crs, encoding);
        } catch (IOException | RuntimeException e) {
            shp.close();
            throw e;
        }
    }

    @Override
    public String format() {
        return "Shapefile";
    }

    @Override
    public List<SourceField> fields() {
        return fields;
    }

    @Override
    public boolean declaresFields() {
        return true;
    }

    @Override
    public SourceCrs crs() {
        return crs;
    }

    @Override
    public Optional<Charset> encoding() {
        return encoding;
    }

    @Override
    public long deletedRows() {
        return deleted;
    }

    @Override
    public double progress() {
        return shp.progress();
    }

    @Override
    public SourceRow next() {
        try {
            while (shp.advance()) {
                number++;
                if (!dbf.hasNext()) {
                    throw unequal(".shp có nhiều bản ghi hơn .dbf", "the .shp has more records than the .dbf");
                }
                Object[] values = new Object[fields.size()];
                if (dbf.read(values)) {
                    return row(values);
                }
                deleted++;
            }
            if (dbf.hasNext()) {
                throw unequal(".dbf có nhiều dòng hơn .shp", "the .dbf has more rows than the .shp");
            }
            return null;
        } catch (DeliveryException e) {
            throw e.atRow(number + 1);
        } catch (IOException e) {
            throw new DeliveryException("không đọc được tệp.", "the file could not be read.", e).atRow(number + 1);
        }
    }

    private SourceRow row(Object[] values) {
        shapes.beginRow();
        Geometry geometry = null;
        Rejection rejection = null;
        try {
            geometry = shp.geometry();
        } catch (MalformedShapeException e) {
            rejection = e.rejection();
        }
        return new SourceRow(number, values, geometry, shapes.repairs(), rejection);
    }

    private static DeliveryException unequal(String vi, String en) {
        return new DeliveryException(
                vi + ": một trong hai tệp bị cắt cụt hoặc không cùng bộ; hãy sao chép lại cả bộ.",
                en + ": one of them is cut off or of another set; copy the whole set again.");
    }

    @Override
    public void close() {
        try {
            shp.close();
            dbf.close();
        } catch (IOException e) {
            throw new DeliveryException("không đóng được tệp.", "the file could not be closed.", e);
        }
    }
}
