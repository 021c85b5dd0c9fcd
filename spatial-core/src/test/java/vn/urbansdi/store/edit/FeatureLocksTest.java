package vn.urbansdi.store.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.feature.EditBatch.LockUse;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditException.Kind;
import vn.urbansdi.feature.FeatureLocks.Lock;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Locks on features (OGC 09-025r1, 12): who may edit what meanwhile, and how they end. */
class FeatureLocksTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisFeatureEditor editor = new PostgisFeatureEditor(DATABASE.dataSource(), CATALOG);
    private final PostgisFeatureLocks locks = new PostgisFeatureLocks(DATABASE.dataSource(), CATALOG);

    @BeforeEach
    void threeLights() {
        DATABASE.execute("DELETE FROM sdi.feature_lock; DELETE FROM layer.street_light;"
                + " ALTER TABLE layer.street_light ALTER fid RESTART WITH 1;"
                + " INSERT INTO layer.street_light (light_id, geom) SELECT 'L' || i, ST_SetSRID(ST_Point(430000 + i, 2317000),"
                + " 5899) FROM generate_series(1, 3) i");
    }

    @Test
    void whoHoldsTheLockEditsAndNobodyElse() {
        Lock lock = lock(false, 1, 2);
        assertThat(lock.locked().get(0).fids()).containsExactly(1L, 2L);
        refused(Kind.LOCKED, () -> edit(2, Optional.empty()));
        refused(Kind.LOCKED, () -> delete(2, Optional.empty()));
        edit(3, Optional.empty());
        edit(2, use(lock, false));
        // let go by the edit, unlike the other
        edit(2, Optional.empty());
        refused(Kind.LOCKED, () -> edit(1, Optional.empty()));
        edit(1, use(lock, true));
        edit(1, Optional.empty());
        assertThat(DATABASE.queryOne("SELECT count(*) FROM sdi.feature_lock")).isEqualTo("0");
    }

    @Test
    void allOrSomeOfWhatOthersHoldLess() {
        lock(true, 1);
        refused(Kind.LOCKED, () -> lock(true, 1, 2));
        edit(2, Optional.empty());
        Lock some = lock(false, 1, 2);
        assertThat(some.locked().get(0).fids()).containsExactly(2L);
        assertThat(some.notLocked().get(0).fids()).containsExactly(1L);
    }

    @Test
    void aPageOfAQueryIsLocked() {
        Lock lock = locks.lock(List.of(FeatureQuery.everything(LIGHT).withPage(1, 1)), "tester", MINUTE, true);
        assertThat(lock.locked().get(0).fids()).containsExactly(2L);
    }

    @Test
    void aLockEndsByItselfAndItsHolderIsToldSo() {
        Lock lock = lock(true, 1);
        DATABASE.execute("UPDATE sdi.feature_lock SET expires_at = clock_timestamp() - interval '1 second'");
        refused(Kind.LOCK_EXPIRED, () -> edit(1, use(lock, true)));
        refused(Kind.LOCK_EXPIRED, () -> locks.renew(lock.id(), "tester", MINUTE));
        edit(1, Optional.empty());
        assertThat(lock(true, 1).locked().get(0).fids()).containsExactly(1L);
    }

    @Test
    void aLockThatIsRenewedLastsLongerAndOneThatNeverWasIsUnknown() {
        Lock lock = lock(true, 1, 3);
        Lock renewed = locks.renew(lock.id(), "tester", Duration.ofHours(1));
        assertThat(renewed.locked().get(0).fids()).containsExactly(1L, 3L);
        assertThat(DATABASE.queryOne(
                        "SELECT expires_at > clock_timestamp() + interval '59 minutes' FROM sdi.feature_lock"))
                .isEqualTo("t");
        refused(Kind.LOCK_UNKNOWN, () -> locks.renew("lock-of-nobody", "tester", MINUTE));
        refused(Kind.LOCK_UNKNOWN, () -> edit(1, Optional.of(new LockUse("lock-of-nobody", true))));
    }

    @Test
    void aDeletedFeatureIsNoLongerHeld() {
        Lock lock = lock(true, 1, 2);
        delete(1, use(lock, false));
        assertThat(DATABASE.query("SELECT fid FROM sdi.locked_feature")).containsExactly("2");
    }

    private Lock lock(boolean all, long... fids) {
        List<Long> wanted = Arrays.stream(fids).boxed().toList();
        return locks.lock(
                List.of(FeatureQuery.everything(LIGHT).withFilter(Filters.ids(LIGHT, wanted))), "tester", MINUTE, all);
    }

    private static Optional<LockUse> use(Lock lock, boolean releaseAll) {
        return Optional.of(new LockUse(lock.id(), releaseAll));
    }

    private void edit(long fid, Optional<LockUse> lock) {
        editor.apply(new EditBatch(
                List.of(new Edit.Update(
                        LIGHT,
                        Filters.ids(LIGHT, List.of(fid)),
                        PostgisFeatureEditorTest.values(LIGHT, null, "power_w", System.nanoTime() % 1_000_000),
                        OptionalLong.empty())),
                "tester",
                lock));
    }

    private void delete(long fid, Optional<LockUse> lock) {
        editor.apply(new EditBatch(
                List.of(new Edit.Delete(LIGHT, Filters.ids(LIGHT, List.of(fid)), OptionalLong.empty())),
                "tester",
                lock));
    }

    private static void refused(Kind kind, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        EditException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
