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
  /** @type {Found[]} */
  const found = [];
  const seen = new Set();
  map.forEachFeatureAtPixel(
    pixel,
    (feature, layer) => {
      const entry = entries.find((candidate) => candidate.layer === layer);
      const key = `${entry?.config.id}/${feature.getId()}`;
      if (entry && !seen.has(key)) {
        seen.add(key);
        found.push({
          entry,
          id: feature.getId(),
          properties: feature.getProperties(),
          extent: feature.getGeometry().getExtent(),
        });
      }
      return found.length >= MAX_FOUND;
    },
    { hitTolerance: TOLERANCE_PIXELS, layerFilter: (layer) => entries.some((entry) => entry.layer === layer) },
  );
  return found.sort((a, b) => b.entry.config.style.order - a.entry.config.style.order);
}
