package vn.urbansdi.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.CompiledStyle.Rule;

/**
 * Paints maps. Features are painted as they come from the source and forgotten; only those of which a rule of a higher level must
 * be painted above the others are kept, as pixel coordinates, up to a bound.
 */
public final class MapPainter {

    /** Deferred coordinates that are kept at most (32 MB); beyond it rules are painted batch by batch. */
    private static final int MAX_DEFERRED_ORDINATES = 4_000_000;

    private static final int FEATURES_PER_CHECK = 256;

    /** Geometry is kept so far beyond the picture, so that no border of the clipping can be seen. */
    private static final double CLIP_MARGIN_PX = 32;

    private final FeatureSource source;

    public MapPainter(FeatureSource source) {
        this.source = source;
    }

    /**
     * As pixels, of type {@code INT_RGB}, or {@code INT_ARGB_PRE} where nothing lies behind the map.
     *
     * @throws RenderTimeoutException if {@code deadline} passes
     * @throws vn.urbansdi.feature.FeatureSourceException if the source fails
     */
    public BufferedImage paint(MapPicture picture, Deadline deadline) throws IOException {
        MapView view = picture.view();
        PixelCanvas canvas = new PixelCanvas(view.widthPx(), view.heightPx(), picture.backgroundRgb());
        paint(view, picture.layers(), canvas, deadline);
        return canvas.image();
    }

    /**
     * On any canvas of the view's size.
     *
     * @param layers drawn in order, later ones above
     * @throws RenderTimeoutException if {@code deadline} passes
     * @throws DrawingTooLargeException if the canvas takes no more
     * @throws vn.urbansdi.feature.FeatureSourceException if the source fails
     */
    public void paint(MapView view, List<StyledLayer> layers, Canvas canvas, Deadline deadline) throws IOException {
        Brush brush = new Brush(canvas, view.toPixelX(0), view.toPixelY(0));
        LabelPlacer labels = new LabelPlacer(view);
        int rank = 0;
        for (StyledLayer layer : layers) {
            deadline.check();
            new LayerPass(view, layer, brush, labels, rank++, deadline).paint();
        }
        labels.paint(canvas, deadline);
    }

    /** How far beyond its geometry anything of a layer is painted, in pixels of the view. */
    public static double reachPx(StyledLayer layer, MapView view) {
        return layer.style().rulesAt(view.scaleDenominator()).stream()
                .filter(rule -> rule.label().isEmpty())
                .mapToDouble(SymbolPainter::reachPx)
                .reduce(1, Math::max);
    }

    /** One layer on one picture. */
    private final class LayerPass {

        private final MapView view;
        private final StyledLayer styled;
        private final List<SymbolPainter> symbols = new ArrayList<>();
        private final List<Rule> labelRules = new ArrayList<>();

        /** So many of the symbols are of the lowest level, and painted as features come. */
        private final int lowest;

        private final LabelPlacer labels;
        private final int rank;
        private final Deadline deadline;
        private final ShapeReader reader;
        private final double reachPx;
        private final List<Deferred> deferred = new ArrayList<>();
        private int deferredOrdinates;
        private int count;

        LayerPass(MapView view, StyledLayer styled, Brush brush, LabelPlacer labels, int rank, Deadline deadline) {
            this.view = view;
            this.styled = styled;
            this.labels = labels;
            this.rank = rank;
            this.deadline = deadline;
            boolean area = styled.layer().geometry().type().dimension() == 2;
            for (Rule rule : styled.style().rulesAt(view.scaleDenominator())) {
                if (rule.label().isPresent()) {
                    labelRules.add(rule);
                } else {
                    symbols.add(new SymbolPainter(brush, rule, area));
                }
            }
            this.lowest = endOfLevel(0);
            this.reachPx = reachPx(styled, view);
            this.reader = new ShapeReader(view, CLIP_MARGIN_PX + reachPx);
        }

        void paint() throws IOException {
            Optional<FeatureQuery> query = symbols.isEmpty() && labelRules.isEmpty()
                    ? Optional.empty()
                    : MapQueries.query(view, reachPx, styled);
            if (query.isPresent()) {
                source.stream(query.get(), this::paint);
                paintDeferred();
            }
        }

        private void paint(Feature feature) {
            if (++count % FEATURES_PER_CHECK == 0) {
                deadline.check();
            }
            if (feature.wkb() == null) {
                return;
            }
            PixelShape visible = reader.read(feature.wkb());
            if (visible.hasNothing()) {
                return;
            }
            Object[] values = feature.values();
            boolean later = false;
            for (int i = 0; i < symbols.size(); i++) {
                if (symbols.get(i).rule().when().test(values)) {
                    if (i < lowest) {
                        symbols.get(i).paint(visible, values);
                    } else {
                        later = true;
                    }
                }
            }
            if (later) {
                deferred.add(new Deferred(visible.copy(), values));
                deferredOrdinates += visible.size();
                if (deferredOrdinates > MAX_DEFERRED_ORDINATES) {
                    paintDeferred();
                }
            }
            for (Rule rule : labelRules) {
                if (rule.when().test(values)) {
                    labels.offer(rule.label().orElseThrow(), values, visible, rank, feature.fid());
                }
            }
        }

        private void paintDeferred() {
            for (int from = lowest, to; from < symbols.size(); from = to) {
                to = endOfLevel(from);
                deadline.check();
                for (Deferred feature : deferred) {
                    if (++count % FEATURES_PER_CHECK == 0) {
                        deadline.check();
                    }
                    for (SymbolPainter symbol : symbols.subList(from, to)) {
                        if (symbol.rule().when().test(feature.values)) {
                            symbol.paint(feature.shape, feature.values);
                        }
                    }
                }
            }
            deferred.clear();
            deferredOrdinates = 0;
        }

        /** Behind the last symbol of the level of the one at {@code from}. */
        private int endOfLevel(int from) {
            int end = from;
            while (end < symbols.size()
                    && symbols.get(end).rule().level()
                            == symbols.get(from).rule().level()) {
                end++;
            }
            return end;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // kept for milliseconds, compared by nobody
    private record Deferred(PixelShape shape, Object[] values) {}
}
