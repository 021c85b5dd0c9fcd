/** What lies under a point of the map, in the layers that are on. */

/** @typedef {{entry: import('./layers.js').LayerEntry, id: any, properties: Record<string, any>, extent: number[]}} Found */

const MAX_OF_KIND = 6;
/** Marks and lines are small and may be missed a little, by a finger more than by a mouse; an area lies here or it does not. */
const COARSE = window.matchMedia('(pointer: coarse)').matches;
const KINDS = [
  { kind: 'Point', tolerance: COARSE ? 14 : 5 },
  { kind: 'LineString', tolerance: COARSE ? 7 : 4 },
  { kind: 'Polygon', tolerance: 0 },
];

/**
 * @param {any} map
 * @param {import('./layers.js').LayerEntry[]} entries
 * @param {number[]} pixel
 * @returns {Found[]} points before lines before areas, of each the topmost first
 */
export function identify(map, entries, pixel) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  const ofKind = (kind, hitTolerance, limit) => map.forEachFeatureAtPixel(
    pixel,
    (feature, layer) => {
      const entry = entries.find((candidate) => candidate.layer === layer);
      const key = `${entry?.config.id}/${feature.getId()}`;
      if (entry && feature.getType().endsWith(kind) && !found.has(key)) {
        found.set(key, {
          entry,
          id: feature.getId(),
          properties: feature.getProperties(),
          extent: feature.getGeometry().getExtent(),
        });
      }
      return found.size >= limit;
    },
    { hitTolerance, layerFilter: (layer) => entries.some((entry) => entry.layer === layer) },
  );
  KINDS.forEach(({ kind, tolerance }) => ofKind(kind, tolerance, found.size + MAX_OF_KIND));
  const rank = ({ entry }) => KINDS.findIndex(({ kind }) => entry.config.geometry.endsWith(kind));
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || b.entry.config.style.order - a.entry.config.style.order);
}
