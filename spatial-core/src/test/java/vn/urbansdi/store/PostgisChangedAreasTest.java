package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ChangedAreas.Change;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Where each transaction changed a layer, whoever committed it and however. */
class PostgisChangedAreasTest {

    private static final Layer LAMP = TestLayers.layer("lamp", GeometryType.POINT, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .build();
    private static final Layer PIPE = TestLayers.layer("pipe", GeometryType.LINE_STRING, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LAMP, PIPE);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisChangedAreas areas = new PostgisChangedAreas(DATABASE.dataSource(), CATALOG);

    @Test
    void holds_what_was_and_what_is() {
        assertThat(changedBy("INSERT INTO layer.lamp (name, geom) VALUES ('a', " + point(430000, 2317000) + ")"))
                .containsExactly(box(430000, 2317000, 430000, 2317000));
        assertThat(changedBy("UPDATE layer.lamp SET name = 'b' WHERE name = 'a'"))
                .containsExactly(box(430000, 2317000, 430000, 2317000));
        List<Extent> moved = changedBy("UPDATE layer.lamp SET geom = ST_Translate(geom, 100, 0) WHERE name = 'b'");
        assertThat(covers(moved, 430000, 2317000)).isTrue();
        assertThat(covers(moved, 430100, 2317000)).isTrue();
        assertThat(covers(moved, 430050, 2317000)).isFalse();
        assertThat(changedBy("DELETE FROM layer.lamp WHERE name = 'b'"))
                .containsExactly(box(430100, 2317000, 430100, 2317000));
    }

    @Test
    void keeps_far_places_apart_and_is_short_however_many_there_are() {
        List<Extent> far = changedBy("INSERT INTO layer.lamp (geom) VALUES (" + point(400000, 2300000) + "), ("
                + point(470000, 2380000) + "), (" + point(470001, 2380000) + ")");
        assertThat(far)
                .containsExactlyInAnyOrder(
                        box(400000, 2300000, 400000, 2300000),
                        box(470000, 2380000, 470000, 2380000),
                        box(470001, 2380000, 470001, 2380000));
        List<Extent> many = changedBy("INSERT INTO layer.lamp (geom) SELECT ST_SetSRID(ST_MakePoint(400000 + x * 100,"
                + " 2300000 + y * 100), 5899) FROM generate_series(0, 30) x, generate_series(0, 30) y");
        assertThat(many).hasSize(16);
        for (int x = 0; x <= 30; x++) {
            assertThat(covers(many, 400000 + x * 100, 2303000 - x * 100)).isTrue();
        }
    }

    @Test
    void tells_each_layer_of_a_transaction_and_none_that_was_rolled_back() throws SQLException {
        long before = last();
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO layer.lamp (geom) VALUES (" + point(1, 2) + ")");
            connection.rollback();
        }
        assertThat(last()).isEqualTo(before);
        DATABASE.execute(
                "INSERT INTO layer.lamp (geom) VALUES (" + point(1, 2)
                        + "); INSERT INTO layer.pipe (geom) VALUES (ST_SetSRID(ST_MakeLine(ST_MakePoint(3, 4), ST_MakePoint(8, 4)), 5899))");
        List<Change> changes = areas.from(before + 1, 10);
        assertThat(changes)
                .extracting(change -> change.layer().orElseThrow().id())
                .containsExactlyInAnyOrder("lamp", "pipe");
        assertThat(changes).allMatch(change -> change.at().isPresent());
        assertThat(changes)
                .filteredOn(change -> change.layer().equals(Optional.of(PIPE)))
                .allMatch(change -> covers(change.areas().orElseThrow(), 5, 4));
    }

    @Test
    void is_nowhere_where_nothing_has_a_place() {
        assertThat(changedBy("INSERT INTO layer.lamp (name) VALUES ('nowhere')"))
                .isEmpty();
    }

    /** The deferred triggers have looked already. */
    @Test
    void is_anywhere_where_a_layer_is_changed_on_after_its_triggers_were_hurried() {
        long before = last();
        DATABASE.execute("INSERT INTO layer.lamp (geom) VALUES (" + point(10, 10)
                + "); SET CONSTRAINTS ALL IMMEDIATE; INSERT INTO layer.lamp (geom) VALUES (" + point(9000, 10) + ")");
        assertThat(areas.from(before + 1, 10))
                .hasSize(1)
                .allMatch(change -> change.areas().isEmpty());
    }

    @Test
    void is_told_in_the_order_of_commits_from_any_of_them_on() {
        long before = last();
        for (int i = 0; i < 5; i++) {
            DATABASE.execute("INSERT INTO layer.lamp (geom) VALUES (" + point(i, i) + ")");
        }
        List<Change> changes = areas.from(before, 10);
        assertThat(changes)
                .extracting(Change::commit)
                .isSorted()
                .startsWith(before)
                .hasSize(6);
        assertThat(areas.from(before, 3)).hasSize(3).isEqualTo(changes.subList(0, 3));
        assertThat(areas.last()).contains(changes.get(5));
    }

    private long last() {
        if (areas.last().isEmpty()) {
            DATABASE.execute("INSERT INTO layer.pipe (name) VALUES ('first')");
        }
        return areas.last().orElseThrow().commit();
    }

    private List<Extent> changedBy(String sql) {
        DATABASE.execute(sql);
        return areas.last().orElseThrow().areas().orElseThrow();
    }

    private static boolean covers(List<Extent> boxes, double x, double y) {
        return boxes.stream().anyMatch(box -> box.contains(x, y));
    }

    private static String point(double x, double y) {
        return "ST_SetSRID(ST_MakePoint(" + x + ", " + y + "), 5899)";
    }

    private static Extent box(double minX, double minY, double maxX, double maxY) {
        return new Extent(5899, minX, minY, maxX, maxY);
    }
}
