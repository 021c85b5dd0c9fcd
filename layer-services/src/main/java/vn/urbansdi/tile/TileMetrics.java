package vn.urbansdi.tile;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Where tiles come from, and what keeping them costs, at {@code /actuator/prometheus}. */
@Component
final class TileMetrics implements MeterBinder {

    private final TileCache cache;
    private final LastingTiles lasting;
    private final Looks looks;

    TileMetrics(TileCache cache, LastingTiles lasting, Looks looks) {
        this.cache = cache;
        this.lasting = lasting;
        this.looks = looks;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        answers(registry, "memory", each -> each.counts().fromMemory());
        answers(registry, "database", each -> each.counts().fromDatabase());
        answers(registry, "made", each -> each.counts().made());
        FunctionCounter.builder("sdi.tile.looks", looks, Looks::count)
                .description("Looks at what has changed, each for all who wait")
                .register(registry);
        FunctionCounter.builder("sdi.tile.unkept", lasting, LastingTiles::leftOut)
                .description("Blocks of tiles that were not written to the database")
                .register(registry);
        Gauge.builder("sdi.tile.memory", cache, TileMetrics::weight)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("sdi.tile.stored", lasting, LastingTiles::storedBytes)
                .description("In the database, as last looked at")
                .baseUnit("bytes")
                .register(registry);
    }

    private void answers(MeterRegistry registry, String from, ToDoubleFunction<TileCache> count) {
        FunctionCounter.builder("sdi.tile.answers", cache, count)
                .description("Blocks of tiles by where they came from")
                .tag("from", from)
                .register(registry);
    }

    private static double weight(TileCache cache) {
        return cache.kept().policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
