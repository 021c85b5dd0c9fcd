/**
 * Where the name of an area stands. An area that lies in several tiles comes in as many pieces, and each would carry the
 * name: it stands on the one with the most room of those in view.
 */

const TILE_PIXELS = 512;
const REDRAW_DELAY_MS = 150;
const MAX_OWNERS = 5000;
/** Heights at which an area is looked through, the middle first. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/** @typedef {{x: number, y: number, width: number, height: number}} Anchor EPSG:3857; the room around the place */

/** Tiles keep their features, so each is looked through once. */
const anchors = new WeakMap();

/**
 * The place inside an area that has the most room from left to right.
 * @param {any} feature an OpenLayers RenderFeature, a polygon of one or several parts
 * @returns {Anchor | null}
 */
export function anchorOf(feature) {
  let anchor = anchors.get(feature);
  if (anchor === undefined) {
    anchor = findAnchor(feature.getFlatCoordinates(), feature.getEnds().flat());
    anchors.set(feature, anchor);
  }
  return anchor;
}

/**
 * @param {number[]} flat x and y in turn
 * @param {number[]} ends where each ring ends
 */
function findAnchor(flat, ends) {
  const [bottom, top] = heightOfWidestRing(flat, ends);
  let best = null;
  for (const share of SHARES) {
    const y = bottom + (top - bottom) * share;
    const stretch = widestStretch(flat, ends, y);
    if (stretch && (!best || stretch.width > best.width * 1.2)) {
      best = { ...stretch, y, height: top - bottom };
    }
  }
  return best;
}

function heightOfWidestRing(flat, ends) {
  let widest = -1;
  let range = [0, 0];
  let start = 0;
  for (const end of ends) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = start; i < end; i += 2) {
      minX = Math.min(minX, flat[i]);
      maxX = Math.max(maxX, flat[i]);
      minY = Math.min(minY, flat[i + 1]);
      maxY = Math.max(maxY, flat[i + 1]);
    }
    if (maxX - minX > widest) {
      widest = maxX - minX;
      range = [minY, maxY];
    }
    start = end;
  }
  return range;
}

/** Of what a horizontal line has inside the area; rings count as even and odd, so that holes are outside. */
function widestStretch(flat, ends, y) {
  const crossings = [];
  let start = 0;
  for (const end of ends) {
    let previous = end - 2;
    for (let i = start; i < end; previous = i, i += 2) {
      const [y1, y2] = [flat[previous + 1], flat[i + 1]];
      if (y1 <= y !== y2 <= y) {
        crossings.push(flat[previous] + ((y - y1) / (y2 - y1)) * (flat[i] - flat[previous]));
      }
    }
    start = end;
  }
  crossings.sort((a, b) => a - b);
  let widest = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1] - crossings[i];
    if (width > 0 && (!widest || width > widest.width)) {
      widest = { x: (crossings[i] + crossings[i + 1]) / 2, width };
    }
  }
  return widest;
}

/**
 * @param {any} tileGrid of the layer's source
 * @param {() => void} redraw called, some time later, when a name has moved to another piece
 */
export function labelOnce(tileGrid, redraw) {
  /** @type {Map<string, {room: number, piece: string, extent: number[]}>} */
  const owners = new Map();
  let resolutionNow = 0;
  let pending = 0;

  function redrawSoon() {
    window.clearTimeout(pending);
    pending = window.setTimeout(redraw, REDRAW_DELAY_MS);
  }

  return {
    /** @returns {boolean} whether this piece of an area carries its name */
    carries(feature, resolution, room) {
      const extent = feature.getExtent();
      // The same choice of a zoom level as the renderer's.
      const size = TILE_PIXELS * tileGrid.getResolution(tileGrid.getZForResolution(resolution, 1));
      if (!crossesTiles(extent, size)) {
        return true;
      }
      if (resolution !== resolutionNow || owners.size > MAX_OWNERS) {
        owners.clear();
        resolutionNow = resolution;
      }
      const key = String(feature.getId());
      // A piece is known by its place, since a tile that is loaded again brings new objects.
      const piece = extent.join();
      const owner = owners.get(key);
      if (owner && room <= owner.room) {
        return owner.piece === piece;
      }
      owners.set(key, { room, piece, extent });
      if (owner) {
        redrawSoon();
      }
      return true;
    },
    /**
     * Lets names move back to what is in view.
     * @param {number[]} view EPSG:3857
     */
    viewChanged(view) {
      for (const [key, { extent }] of owners) {
        if (!ol.extent.intersects(extent, view)) {
          owners.delete(key);
          redrawSoon();
        }
      }
    },
  };
}

/** Pieces reach a little over the edge of their tile when the whole goes on behind it. */
function crossesTiles([minX, minY, maxX, maxY], size) {
  return Math.floor(minX / size) !== Math.floor(maxX / size) || Math.floor(minY / size) !== Math.floor(maxY / size);
}
