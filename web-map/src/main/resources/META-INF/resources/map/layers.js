/** The map's layers: vector tiles drawn with the catalog's styles, and the outline of what is selected. */

import { labelOnce } from './labels.js';
import { biggestLabel, firstZoom, labelStyles, shapeStyles } from './style.js';

/** Tiles are drawn at 512 pixels, so the map's zoom level is one above the tile's. */
const TILE_SIZE = 512;
const ZOOM_OFFSET = 1;
const SELECTION_COLOUR = '#e4572e';

/** Names stand above every shape; between them bigger letters come first, then upper layers, as on the server's pictures. */
const LABELS_Z = 20000;

/**
 * @typedef {object} LayerEntry
 * @property {import('./config.js').MapLayer} config
 * @property {any} layer the OpenLayers layer that draws the shapes
 * @property {any} labels the OpenLayers layer that writes the names, always as visible as the other; null where it has none
 * @property {number} fromZoom lowest zoom level of the map at which something is drawn
 * @property {(view: number[]) => void} viewChanged to be called when the map has moved, with what is in view
 */

/**
 * @param {import('./config.js').Config} config
 * @returns {LayerEntry[]} lowest first
 */
export function createLayers(config) {
  return [...config.layers].sort((a, b) => a.style.order - b.style.order).map((layer) => createLayer(layer));
}

/**
 * @param {import('./config.js').MapLayer} config
 * @param {{shapes: number, labels: number}} [level] added to where it stands among the others
 * @returns {LayerEntry}
 */
export function createLayer(config, level = { shapes: 0, labels: 0 }) {
  const { rules, order } = config.style;
  const fromZoom = Math.max(config.minZoom + ZOOM_OFFSET, firstZoom(rules));
  const source = tileSource(config);
  const common = {
    source,
    visible: config.visible,
    minZoom: fromZoom - 0.001, // the bound is exclusive
  };
  const layer = new ol.layer.VectorTile({ ...common, style: shapeStyles(rules), zIndex: level.shapes + order, properties: { id: config.id } });
  const labelSize = biggestLabel(rules);
  if (labelSize === 0) {
    return { config, layer, labels: null, fromZoom, viewChanged: () => undefined };
  }
  const once = labelOnce(source.getTileGrid(), () => labels.changed());
  const labels = new ol.layer.VectorTile({
    ...common,
    style: labelStyles(rules, once.carries),
    zIndex: LABELS_Z + level.labels + labelSize * 100 + order / 10,
    declutter: true,
  });
  layer.on('change:visible', () => labels.setVisible(layer.getVisible()));
  layer.on('change:opacity', () => labels.setOpacity(layer.getOpacity()));
  return { config, layer, labels, fromZoom, viewChanged: once.viewChanged };
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
          zIndex: 10000, // above the shapes, below the names
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
