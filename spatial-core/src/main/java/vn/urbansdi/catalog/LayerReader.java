package vn.urbansdi.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.urbansdi.geo.CrsRegistry;

/** Checks a layer against its deployment and the code lists, gives absent properties their defaults, and makes its record. */
final class LayerReader {

    private final YamlFile file;
    private final LayerDocument document;
    private final Deployment deployment;
    private final Map<String, Optional<CodeList>> codeLists;

    LayerReader(
            YamlFile file, LayerDocument document, Deployment deployment, Map<String, Optional<CodeList>> codeLists) {
        this.file = file;
        this.document = document;
        this.deployment = deployment;
        this.codeLists = codeLists;
    }

    /** The layer; of no use where the file now has problems. */
    Layer read() {
        checkId();
        checkTheme();
        checkCrs();
        List<Attribute> attributes = new AttributeReader(file, document.attributes(), codeLists).read();
        checkNames(document.key(), "key");
        List<List<String>> match = Optional.ofNullable(document.match()).orElse(List.of());
        for (int i = 0; i < match.size(); i++) {
            checkMatch(match.get(i), YamlFile.child("match", i), attributes);
        }
        List<Layer.Example> examples = Optional.ofNullable(document.examples()).orElse(List.of()).stream()
                .map(example -> new Layer.Example(example.in(), example.out()))
                .toList();
        new ExampleCheck(file, attributes, codeLists).check(examples);
        StyleReader styles = new StyleReader(file, document.geometry().type(), attributes, codeLists);
        StyleDefinition style = styles.read(document.style());
        Optional.ofNullable(document.time()).ifPresent(names -> checkNames(names, "time"));
        DimensionReader dimensions = new DimensionReader(file, document, attributes);
        return new Layer(
                document.id(),
                Names.table(document.id()),
                document.theme(),
                document.title(),
                Optional.ofNullable(document.description()),
                Optional.ofNullable(document.keywords()).orElse(List.of()),
                Optional.ofNullable(document.topic()),
                new Layer.Geometry(
                        document.geometry().type(), document.geometry().srid()),
                document.key(),
                match.isEmpty() ? List.of(document.key()) : match,
                attributes,
                dimensions.time(),
                dimensions.elevation(),
                overlapAtMost(),
                gml(attributes),
                style,
                styles.named(Optional.ofNullable(document.styles()).orElse(Map.of()), style.order()),
                publish(document.publish(), attributes),
                examples);
    }

    private void checkId() {
        int colon = document.id().indexOf(':');
        if (colon >= 0 && !document.id().substring(0, colon).equals(deployment.prefix())) {
            file.problem(
                    "id",
                    "Tiền tố trước dấu hai chấm phải là \"" + deployment.prefix() + "\" như trong deployment.yaml.",
                    "The prefix before the colon must be \"" + deployment.prefix() + "\", that of deployment.yaml.");
        }
        String table = Names.table(document.id());
        if (table.length() > Names.TABLE_LENGTH) {
            file.problem(
                    "id",
                    "Tên bảng \"" + table + "\" dài quá " + Names.TABLE_LENGTH + " ký tự; hãy rút ngắn mã lớp.",
                    "The table's name \"" + table + "\" is longer than " + Names.TABLE_LENGTH
                            + " characters; shorten the id.");
        }
    }

    private void checkTheme() {
        List<String> themes = deployment.themes().stream().map(Theme::id).toList();
        if (!themes.contains(document.theme())) {
            file.problem(
                    "theme",
                    "Không có chủ đề \"" + document.theme() + "\"; deployment.yaml có: " + String.join(", ", themes)
                            + ".",
                    "There is no theme \"" + document.theme() + "\"; deployment.yaml has: " + String.join(", ", themes)
                            + ".");
        }
    }

    private void checkCrs() {
        int srid = document.geometry().srid();
        if (CrsRegistry.standard().crs(srid).isEmpty()) {
            file.problem("geometry.srid", "Không biết hệ toạ độ EPSG:" + srid + ".", "EPSG:" + srid + " is not known.");
        } else if (!deployment.crs().contains(srid)) {
            file.problem(
                    "geometry.srid",
                    "EPSG:" + srid + " chưa có trong crs của deployment.yaml; hãy thêm vào đó.",
                    "EPSG:" + srid + " is not among the crs of deployment.yaml; add it there.");
        }
    }

    private void checkMatch(List<String> names, String path, List<Attribute> attributes) {
        Optional<ShapeMatch> shape = ShapeMatch.of(names, attributes);
        if (shape.isEmpty()) {
            checkNames(names, path);
            return;
        }
        ShapeMatch fitting = document.geometry().type().dimension() == 2 ? ShapeMatch.OVERLAP : ShapeMatch.DISTANCE;
        if (shape.get() != fitting) {
            file.problem(
                    path,
                    "Hình " + document.geometry().type().simpleFeatureName() + " được so bằng [" + fitting.word()
                            + "].",
                    "A " + document.geometry().type().simpleFeatureName() + " is compared by [" + fitting.word()
                            + "].");
        }
    }

    private void checkNames(List<String> names, String path) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!document.attributes().containsKey(name)) {
                file.problem(
                        YamlFile.child(path, i),
                        "Lớp không có thuộc tính \"" + name + "\".",
                        "The layer has no attribute \"" + name + "\".");
            } else if (names.indexOf(name) < i) {
                file.problem(
                        YamlFile.child(path, i),
                        "\"" + name + "\" đã có ở trước.",
                        "\"" + name + "\" is listed twice.");
            }
        }
    }

    private OptionalDouble overlapAtMost() {
        Double most = document.overlapAtMost();
        if (most == null) {
            return OptionalDouble.empty();
        }
        boolean areas = document.geometry().type().dimension() == 2
                && CrsRegistry.standard()
                        .crs(document.geometry().srid())
                        .filter(crs -> !crs.geographic())
                        .isPresent();
        if (!areas || !(most >= 0)) {
            file.problem(
                    "overlap_at_most",
                    "overlap_at_most là số m² không âm, chỉ dùng cho lớp vùng trong hệ toạ độ phẳng (mét).",
                    "overlap_at_most is a number of m² that is not negative, for layers of areas in a projected CRS only.");
        }
        return OptionalDouble.of(most);
    }

    private Layer.Gml gml(List<Attribute> attributes) {
        LayerDocument.Gml written = document.gml();
        return written == null
                ? Layer.Gml.NONE
                : new Layer.Gml(
                        gml(written.description(), "gml.description", attributes),
                        gml(written.identifier(), "gml.identifier", attributes),
                        gml(written.name(), "gml.name", attributes));
    }

    private Optional<String> gml(String name, String path, List<Attribute> attributes) {
        boolean fits = name == null
                || attributes.stream()
                        .anyMatch(attribute -> attribute.name().equals(name)
                                && attribute.isPublic()
                                && attribute.type() == AttributeType.TEXT);
        if (!fits) {
            file.problem(
                    path,
                    "\"" + name + "\" phải là thuộc tính kiểu text mà ai cũng được xem.",
                    "\"" + name + "\" must be an attribute of type text that everyone may see.");
        }
        return Optional.ofNullable(name);
    }

    private Publish publish(LayerDocument.PublishDocument publish, List<Attribute> attributes) {
        return new Publish(
                Boolean.TRUE.equals(publish.wms()),
                Optional.ofNullable(publish.wfs())
                        .map(wfs ->
                                new Publish.Wfs(Optional.ofNullable(wfs.edit()).orElse(List.of()))),
                Boolean.TRUE.equals(publish.features()),
                Optional.ofNullable(publish.tiles()).flatMap(tiles -> tiles(tiles, attributes)),
                Optional.ofNullable(publish.map())
                        .map(map -> new Publish.MapPanel(Boolean.TRUE.equals(map.visible()))));
    }

    private Optional<Publish.Tiles> tiles(LayerDocument.TilesDocument tiles, List<Attribute> attributes) {
        int lowest = tiles.zoom().get(0);
        int highest = tiles.zoom().get(1);
        if (lowest > highest) {
            file.problem(
                    "publish.tiles.zoom",
                    "Mức nhỏ nhất phải đứng trước: [" + highest + ", " + lowest + "].",
                    "The lowest level stands first: [" + highest + ", " + lowest + "].");
            return Optional.empty();
        }
        Map<String, Integer> fromZoom = Optional.ofNullable(tiles.fromZoom()).orElse(Map.of());
        fromZoom.forEach((name, level) -> checkFromZoom(name, level, tiles.zoom(), attributes));
        checkImportance(tiles.importance(), attributes);
        return Optional.of(new Publish.Tiles(lowest, highest, fromZoom, Optional.ofNullable(tiles.importance())));
    }

    private void checkFromZoom(String name, int level, List<Integer> zoom, List<Attribute> attributes) {
        String path = YamlFile.child("publish.tiles.from_zoom", name);
        if (attributes.stream().noneMatch(each -> each.name().equals(name) && each.isPublic())) {
            file.problem(
                    path,
                    "Lớp không có thuộc tính \"" + name + "\" mà ai cũng được xem.",
                    "The layer has no attribute \"" + name + "\" that everyone may see.");
        } else if (level < zoom.get(0) || level > zoom.get(1)) {
            file.problem(
                    path,
                    "Mức " + level + " nằm ngoài zoom của lớp.",
                    "Level " + level + " lies outside the layer's zoom.");
        }
    }

    private void checkImportance(String name, List<Attribute> attributes) {
        boolean fits = name == null
                || attributes.stream()
                        .anyMatch(each -> each.name().equals(name)
                                && each.isPublic()
                                && (each.type() == AttributeType.INTEGER || each.type() == AttributeType.DECIMAL));
        if (!fits) {
            file.problem(
                    "publish.tiles.importance",
                    "\"" + name + "\" phải là thuộc tính kiểu integer hoặc decimal mà ai cũng được xem.",
                    "\"" + name + "\" must be an attribute of type integer or decimal that everyone may see.");
        }
    }
}
