package vn.urbansdi.ogcapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.problem.ProblemException;

/** The layers that the catalog publishes as features. */
@Component
final class PublishedCollections {

    private final Catalog catalog;
    private final Map<String, PublishedCollection> byLayer = new LinkedHashMap<>();
    private final List<String> crs;

    PublishedCollections(Catalog catalog) {
        this.catalog = catalog;
        this.crs = Stream.concat(
                        Stream.of(PublishedCollection.CRS_84),
                        catalog.deployment().crs().stream()
                                .map(srid ->
                                        CrsRegistry.standard().require(srid).uri()))
                .distinct()
                .toList();
        for (Layer layer : catalog.layers()) {
            if (layer.publish().features()) {
                byLayer.put(layer.id(), new PublishedCollection(layer, catalog.localName(layer), crs));
            }
        }
    }

    List<PublishedCollection> all() {
        return List.copyOf(byLayer.values());
    }

    /** Identifiers of the CRSs of all collections, the default first. The catalog sees to it that storage CRSs are among them. */
    List<String> crs() {
        return crs;
    }

    /**
     * The collection of that name, with or without the deployment's prefix.
     *
     * @throws ProblemException 404 if there is none: the same whether the layer does not exist or is not published so
     */
    PublishedCollection require(String name) {
        return catalog.layer(name)
                .map(layer -> byLayer.get(layer.id()))
                .orElseThrow(() -> ProblemException.notFound(
                        new Title("Không có tập đối tượng nào tên như vậy.", "There is no collection of that name.")));
    }
}
