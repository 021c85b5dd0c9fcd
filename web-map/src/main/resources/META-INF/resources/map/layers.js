/** The map's layers: vector tiles drawn with the catalog's styles, and the outline of what is selected. */

import { labelOnce } from './labels.js';
import { firstZoom, styleFunction } from './style.js';

/** Tiles are drawn at 512 pixels, so the map's zoom level is one above the tile's. */
const TILE_SIZE = 512;
const ZOOM_OFFSET = 1;
const SELECTION_COLOUR = '#e4572e';

/**
 * @typedef {object} LayerEntry
 * @property {import('./config.js').MapLayer} config
 * @property {any} layer the OpenLayers layer
 * @property {number} fromZoom lowest zoom level of the map at which something is drawn
 */

/**
 * @param {import('./config.js').Config} config
 * @returns {LayerEntry[]} lowest first
 */
export function createLayers(config) {
  return [...config.layers]
    .sort((a, b) => a.style.order - b.style.order)
    .map((layerConfig) => {
      const fromZoom = Math.max(layerConfig.minZoom + ZOOM_OFFSET, firstZoom(layerConfig.style.rules));
      const layer = new ol.layer.VectorTile({
        source: tileSource(layerConfig),
        style: styleFunction(layerConfig.style.rules, labelOnce(() => layer.changed())),
        visible: layerConfig.visible,
        zIndex: layerConfig.style.order,
        // The bound is exclusive.
        minZoom: fromZoom - 0.001,
        declutter: true,
        properties: { id: layerConfig.id },
      });
      return { config: layerConfig, layer, fromZoom };
    });
}

/** @param {import('./config.js').MapLayer} layerConfig */
function tileSource(layerConfig) {
  return new ol.source.VectorTile({
    format: new ol.format.MVT(),
    tileGrid: ol.tilegrid.createXYZ({
      tileSize: TILE_SIZE,
      minZoom: layerConfig.minZoom,
      maxZoom: layerConfig.maxZoom,
    }),
    // Relative to the page, so that the service may stand behind a path of a proxy.
    url: layerConfig.tiles.replace(/^\//, ''),
    transition: 120,
  });
}

/**
 * Draws the outline of one feature above everything.
 * @param {any} map
 */
export function createSelection(map) {
  /** @type {any} */
  let outline = null;
  const style = selectionStyle();
  return {
    /**
     * @param {LayerEntry | null} entry
     * @param {number | string | null} id
     */
    select(entry, id) {
      outline?.setMap(null);
      outline = null;
      if (entry && id !== null && id !== undefined) {
        outline = new ol.layer.VectorTile({
          map,
          source: entry.layer.getSource(),
          renderMode: 'vector',
          zIndex: 10000,
          style: (feature) => (feature.getId() === id ? style : undefined),
        });
      }
    },
  };
}

function selectionStyle() {
  const fill = new ol.style.Fill({ color: `${SELECTION_COLOUR}22` });
  const stroke = new ol.style.Stroke({ color: SELECTION_COLOUR, width: 3, lineJoin: 'round' });
  return new ol.style.Style({
    fill,
    stroke,
    image: new ol.style.Circle({ radius: 9, fill, stroke }),
  });
}
