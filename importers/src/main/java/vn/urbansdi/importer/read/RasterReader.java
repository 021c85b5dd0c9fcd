package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * A raster of depths or susceptibilities as the areas of its classes. Their fields are {@code area}, which is the number of
 * the class and that of the area within it, {@code class_from}, {@code class_to}, and what the delivery gives to the class.
 */
final class RasterReader extends ForwardingReader {

    private static final List<String> OWN_FIELDS = List.of("area", "class_from", "class_to");

    private final List<RasterClass> classes;
    private final List<String> given;
    private final SourceCrs crs;
    private final int classPosition;
    private final long[] areas;
    private final TemporaryDirectory directory;

    private RasterReader(RowReader inner, List<RasterClass> classes, SourceCrs crs, TemporaryDirectory directory) {
        super(inner);
        this.classes = List.copyOf(classes);
        TreeSet<String> names = new TreeSet<>();
        classes.forEach(each -> names.addAll(each.values().keySet()));
        this.given = List.copyOf(names);
        this.crs = crs;
        this.classPosition = inner.fields().indexOf(new SourceField(RasterConversion.CLASS_FIELD));
        this.areas = new long[classes.size() + 1];
        this.directory = directory;
    }

    static RasterReader open(Path file, List<RasterClass> classes, ConversionProgress progress) throws IOException {
        RasterClass.check(classes);
        TemporaryDirectory directory = TemporaryDirectory.create();
        try {
            Path converted = RasterConversion.run(file, classes, directory, GdalProcess.standard(), progress);
            RowReader inner = GeoPackageReader.open(converted, Optional.empty());
            SourceCrs prj = PrjFile.beside(Companions.of(file));
            SourceCrs declared = inner.crs();
            SourceCrs crs = declared.isKnown()
                    ? SourceCrs.known(
                            declared.srid(),
                            "GeoTIFF khai báo EPSG:" + declared.srid() + ".",
                            "The GeoTIFF declares EPSG:" + declared.srid() + ".")
                    : prj.isKnown() ? prj : declared;
            return new RasterReader(inner, classes, crs, directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    @Override
    public String format() {
        return "GeoTIFF";
    }

    @Override
    public List<SourceField> fields() {
        List<SourceField> fields = new ArrayList<>();
        OWN_FIELDS.forEach(name -> fields.add(new SourceField(name)));
        given.forEach(name -> fields.add(new SourceField(name)));
        return fields;
    }

    @Override
    public SourceCrs crs() {
        return crs;
    }

    @Override
    public SourceRow next() {
        SourceRow row = super.next();
        if (row == null) {
            return null;
        }
        int number = ((Long) row.values()[classPosition]).intValue();
        if (number < 1 || number > classes.size()) {
            throw new DeliveryException("kết quả phân loại bị hỏng.", "the classification is damaged.");
        }
        RasterClass its = classes.get(number - 1);
        Object[] values = new Object[OWN_FIELDS.size() + given.size()];
        values[0] = number + "-" + ++areas[number];
        values[1] = its.from();
        values[2] = Double.isInfinite(its.to()) ? null : its.to();
        for (int i = 0; i < given.size(); i++) {
            values[OWN_FIELDS.size() + i] = its.values().get(given.get(i));
        }
        return new SourceRow(row.number(), values, row.geometry(), row.repairs(), row.rejection());
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            directory.close();
        }
    }
}
