/** What the server says about the map. See vn.urbansdi.mapconfig.MapConfig. */

/** @typedef {import('./i18n.js').Title} Title */
/** @typedef {[number, number, number, number]} Bounds west, south, east, north in degrees */
/** @typedef {{value: string, title: Title, colour?: string}} Code */
/** @typedef {{id: string, title: Title, codes: Code[]}} CodeList */
/** @typedef {{name: string, title: Title, type: string, codes?: string, unit?: string}} Attribute */
/**
 * @typedef {object} MapLayer
 * @property {string} id
 * @property {string} theme
 * @property {Title} title
 * @property {Title} [description]
 * @property {string} geometry
 * @property {string} tiles
 * @property {number} minZoom
 * @property {number} maxZoom
 * @property {boolean} visible
 * @property {string[]} key
 * @property {Attribute[]} attributes
 * @property {{order: number, rules: import('./style.js').Rule[]}} style
 */
/**
 * @typedef {object} Config
 * @property {Title} title
 * @property {Title} [notice]
 * @property {Bounds} extent
 * @property {{id: string, name: Title, extent: Bounds}[]} cities
 * @property {{id: string, title: Title}[]} themes
 * @property {MapLayer[]} layers
 * @property {{id: string, title: Title, background: string, layers: MapLayer[]}[]} baseMaps to lie beneath the layers, lowest layer first
 * @property {Record<string, CodeList>} codeLists
 * @property {{code: string, name: string, proj4: string}} projection
 * @property {string[]} services paths of the domain queries that this deployment offers
 */

/**
 * @returns {Promise<Config>}
 */
export async function loadConfig() {
  const response = await fetch('api/map');
  if (!response.ok) {
    throw new Error(`api/map answered ${response.status}`);
  }
  const config = await response.json();
  // Empty lists are left out on the wire.
  const defaults = { cities: [], themes: [], layers: [], baseMaps: [], codeLists: {}, services: [] };
  config.layers?.forEach((layer) => Object.assign(layer, { attributes: [], key: [], ...layer }));
  return { ...defaults, ...config };
}
