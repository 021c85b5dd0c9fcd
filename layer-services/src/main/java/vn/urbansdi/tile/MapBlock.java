package vn.urbansdi.tile;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.png.PngEncoder;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.render.MapView;

/**
 * A square of neighbouring tiles that are painted as one picture and cut afterwards: labels go on across the borders within it, and
 * what each picture costs besides its pixels is paid once. At the edges of a matrix it is smaller.
 *
 * @param row    of blocks
 * @param column of blocks
 */
record MapBlock(LayerGroup map, TileMatrixSet set, int level, int row, int column) {

    /** Tiles along either side. */
    static final int SIDE = 2;

    /** The one in which a tile lies. */
    static MapBlock of(MapTiles.Address tile) {
        return new MapBlock(tile.map(), tile.set(), tile.level(), tile.row() / SIDE, tile.column() / SIDE);
    }

    int rows() {
        return Math.min(SIDE, matrix().height() - row * SIDE);
    }

    int columns() {
        return Math.min(SIDE, matrix().width() - column * SIDE);
    }

    /** Where a tile stands among the block's. */
    int place(MapTiles.Address tile) {
        return tile.row() % SIDE * columns() + tile.column() % SIDE;
    }

    TileAddress address() {
        String pyramid = "png/" + SIDE + "/" + set.id();
        return new TileAddress(
                map.backgroundRgb().isPresent()
                        ? pyramid + "/" + map.backgroundRgb().getAsInt()
                        : pyramid,
                map.members().stream().map(MapBlock::name).toList(),
                level,
                column,
                row);
    }

    private static String name(LayerGroup.Member member) {
        String id = member.layer().id();
        return member.style().equals(DrawnLayers.STYLE) ? id : id + "/" + member.style();
    }

    MapView view() {
        Extent first = set.tile(level, row * SIDE, column * SIDE);
        Extent last = set.tile(level, row * SIDE + rows() - 1, column * SIDE + columns() - 1);
        return new MapView(
                new Extent(set.srid(), first.minX(), last.minY(), last.maxX(), first.maxY()),
                columns() * TileMatrix.TILE_PX,
                rows() * TileMatrix.TILE_PX);
    }

    /** @param picture of the {@link #view}, with pixels as integers */
    TileBlock cut(BufferedImage picture) {
        List<Tile> tiles = new ArrayList<>();
        for (int y = 0; y < rows(); y++) {
            for (int x = 0; x < columns(); x++) {
                tiles.add(Tile.picture(PngEncoder.encode(part(picture, x, y))));
            }
        }
        return new TileBlock(tiles);
    }

    private static BufferedImage part(BufferedImage picture, int x, int y) {
        int side = TileMatrix.TILE_PX;
        BufferedImage part = new BufferedImage(side, side, picture.getType());
        int[] from = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) part.getRaster().getDataBuffer()).getData();
        for (int line = 0; line < side; line++) {
            System.arraycopy(from, (y * side + line) * picture.getWidth() + x * side, to, line * side, side);
        }
        return part;
    }

    private TileMatrix matrix() {
        return set.matrices().get(level);
    }
}
