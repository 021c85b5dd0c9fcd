/** What lies under a point of the map, in the layers that are on. */

/** @typedef {{entry: import('./layers.js').LayerEntry, id: any, properties: Record<string, any>, extent: number[]}} Found */

const MAX_FOUND = 12;
/** A finger covers more than a mouse's arrow. */
const TOLERANCE_PIXELS = window.matchMedia('(pointer: coarse)').matches ? 12 : 5;

/**
 * @param {any} map
 * @param {import('./layers.js').LayerEntry[]} entries
 * @param {number[]} pixel
 * @returns {Found[]} topmost first; points and lines before the areas around them
 */
export function identify(map, entries, pixel) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  const collect = (hitTolerance, accepted) => map.forEachFeatureAtPixel(
    pixel,
    (feature, layer) => {
      const entry = entries.find((candidate) => candidate.layer === layer);
      const key = `${entry?.config.id}/${feature.getId()}`;
      if (entry && accepted(feature.getType()) && !found.has(key)) {
        found.set(key, {
          entry,
          id: feature.getId(),
          properties: feature.getProperties(),
          extent: feature.getGeometry().getExtent(),
        });
      }
      return found.size >= MAX_FOUND;
    },
    { hitTolerance, layerFilter: (layer) => entries.some((entry) => entry.layer === layer) },
  );
  // Points and lines are thin and may be missed a little; an area either lies here or it does not.
  collect(TOLERANCE_PIXELS, (type) => !type.endsWith('Polygon'));
  collect(0, (type) => type.endsWith('Polygon'));
  return [...found.values()].sort((a, b) => b.entry.config.style.order - a.entry.config.style.order);
}
