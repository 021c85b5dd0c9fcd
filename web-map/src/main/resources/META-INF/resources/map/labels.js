/**
 * An area that lies in several tiles comes in as many pieces, and each would carry the label. This keeps the label on one
 * piece: the largest of those that have been drawn.
 */

const TILE_PIXELS = 512;
const REDRAW_DELAY_MS = 150;

/**
 * @param {() => void} redraw called, some time later, when a label has moved to another piece
 * @returns {(feature: any, resolution: number) => boolean} whether this piece carries the label
 */
export function labelOnce(redraw) {
  /** @type {Map<string, {area: number, piece: string}>} */
  const owners = new Map();
  let pending = 0;
  return (feature, resolution) => {
    const type = feature.getType();
    if (type !== 'Polygon' && type !== 'MultiPolygon') {
      return true;
    }
    const extent = feature.getExtent();
    const size = TILE_PIXELS * resolution;
    if (!crossesTiles(extent, size)) {
      return true;
    }
    const key = `${resolution}/${feature.getId()}`;
    const area = (extent[2] - extent[0]) * (extent[3] - extent[1]);
    // A piece is known by its place, since a tile that is loaded again brings new objects.
    const piece = extent.join();
    const owner = owners.get(key);
    if (owner && area <= owner.area) {
      return owner.piece === piece;
    }
    owners.set(key, { area, piece });
    if (owner) {
      window.clearTimeout(pending);
      pending = window.setTimeout(redraw, REDRAW_DELAY_MS);
    }
    return true;
  };
}

/** Pieces reach a little over the edge of their tile when the whole goes on behind it. */
function crossesTiles([minX, minY, maxX, maxY], size) {
  return Math.floor(minX / size) !== Math.floor(maxX / size) || Math.floor(minY / size) !== Math.floor(maxY / size);
}
