package vn.urbansdi.store.edit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditBatch.LockUse;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditException.Kind;
import vn.urbansdi.feature.EditOutcome;
import vn.urbansdi.feature.EditOutcome.Touched;
import vn.urbansdi.feature.FeatureEditor;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * Carries out batches of edits, each in one transaction. Versions, history and the notice to every replica are the tables' own
 * triggers' work, so that they are the same whoever writes.
 */
public final class PostgisFeatureEditor implements FeatureEditor {

    private final EditSession session;
    private final Catalog catalog;
    private final ValueRules values;
    private final GeometryRules geometries;
    private final OverlapRule overlap = new OverlapRule();
    private final EditedCities cities;

    public PostgisFeatureEditor(DataSource dataSource, Catalog catalog) {
        this.session = new EditSession(dataSource);
        this.catalog = catalog;
        this.values = new ValueRules(catalog);
        this.geometries = new GeometryRules(catalog);
        this.cities = new EditedCities(catalog);
    }

    @Override
    public EditOutcome apply(EditBatch batch) {
        batch.edits().forEach(edit -> requireKnown(edit.layer()));
        return session.run(batch.editor(), connection -> apply(connection, batch));
    }

    private EditOutcome apply(Connection connection, EditBatch batch) throws SQLException {
        LockTable locks = new LockTable(connection);
        Optional<LockUse> lock = batch.lock();
        if (lock.isPresent()) {
            locks.require(lock.get().id());
        }
        EditTransaction transaction = new EditTransaction(
                connection, session.crs(connection), values, geometries, overlap, cities, lock.map(LockUse::id));
        List<List<Touched>> touched = new ArrayList<>();
        for (int i = 0; i < batch.edits().size(); i++) {
            touched.add(apply(transaction, batch.edits().get(i), i));
        }
        if (lock.isPresent()) {
            release(locks, lock.get(), batch, touched);
        }
        return new EditOutcome(touched);
    }

    private static List<Touched> apply(EditTransaction transaction, Edit edit, int position) throws SQLException {
        try {
            return transaction.apply(edit);
        } catch (InvalidEdit e) {
            throw new EditException(Kind.INVALID, position, e.title(), e);
        } catch (OutsideCrsException e) {
            throw new EditException(
                    Kind.INVALID,
                    position,
                    new Title(
                            "Bộ lọc có toạ độ không dùng được: " + e.getMessage(),
                            "A coordinate of the filter has no image in the layer's CRS: " + e.getMessage()),
                    e);
        } catch (SQLException e) {
            if (EditSession.isTransient(e)) {
                throw e;
            }
            throw EditSession.failure(e, position);
        } catch (EditException e) {
            throw new EditException(e.kind(), position, e.title(), e);
        }
    }

    private static void release(LockTable locks, LockUse lock, EditBatch batch, List<List<Touched>> touched)
            throws SQLException {
        if (lock.releaseAll()) {
            locks.end(lock.id());
            return;
        }
        for (int i = 0; i < touched.size(); i++) {
            List<Long> fids = touched.get(i).stream().map(Touched::fid).toList();
            locks.forget(batch.edits().get(i).layer(), fids);
        }
        if (locks.held(lock.id()).isEmpty()) {
            locks.end(lock.id());
        } else {
            locks.restart(lock.id());
        }
    }

    /** Names of tables and columns come from the catalog's layers, never from a record that somebody else put together. */
    private void requireKnown(Layer layer) {
        if (catalog.layer(layer.id()).filter(layer::equals).isEmpty()) {
            throw new IllegalArgumentException("not a layer of the catalog: " + layer.id());
        }
    }
}
