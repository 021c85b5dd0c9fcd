package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrixSet;

/**
 * Who runs the service, and where.
 *
 * @param prefix     namespace prefix of the layers on WFS
 * @param namespace  namespace URI of the layers on WFS
 * @param extent     area of interest, EPSG:4326: rows outside it are rejected, maps open on it
 * @param srid       the legal CRS of the place: coordinates are shown in it
 * @param crs        EPSG codes that are offered
 * @param tileMatrixSets in which maps are cut into tiles: the two of the whole world, then the deployment's own if it has one
 * @param notice     a sentence that the map shows, such as that the data are samples
 */
public record Deployment(
        Title title,
        Optional<Title> description,
        Contact contact,
        String prefix,
        String namespace,
        Extent extent,
        int srid,
        List<Integer> crs,
        List<Theme> themes,
        List<City> cities,
        List<TileMatrixSet> tileMatrixSets,
        Optional<Title> notice) {

    public Deployment {
        crs = List.copyOf(crs);
        themes = List.copyOf(themes);
        cities = List.copyOf(cities);
        tileMatrixSets = List.copyOf(tileMatrixSets);
    }

    public Optional<TileMatrixSet> tileMatrixSet(String id) {
        return tileMatrixSets.stream().filter(set -> set.id().equals(id)).findFirst();
    }

    public record Contact(
            String organisation, Optional<String> person, Optional<String> email, Optional<String> phone) {}
}
