/** The map itself: its view, its bounds and its scale bar. */

import { byId } from './dom.js';

const MAX_ZOOM = 20;
/** How far beyond the area of interest the map may be moved, as a share of its size. */
const MARGIN = 0.25;

/**
 * @param {import('./config.js').Config} config
 * @param {import('./layers.js').LayerEntry[]} entries all that is drawn
 * @param {HTMLElement} target
 */
export function createMap(config, entries, target) {
  const extent = toMap(config.extent);
  const margin = Math.max(ol.extent.getWidth(extent), ol.extent.getHeight(extent)) * MARGIN;
  const view = new ol.View({
    extent: ol.extent.buffer(extent, margin),
    constrainOnlyCenter: true,
    showFullExtent: true,
    minZoom: 7,
    maxZoom: MAX_ZOOM,
    enableRotation: false,
  });
  const map = new ol.Map({
    target,
    layers: entries.flatMap(({ layer, labels }) => (labels ? [layer, labels] : [layer])),
    view,
    controls: [new ol.control.ScaleLine({ target: byId('footer'), minWidth: 72 })],
    interactions: ol.interaction.defaults.defaults({ altShiftDragRotate: false, pinchRotate: false }),
    keyboardEventTarget: target,
  });
  return map;
}

/**
 * @param {import('./config.js').Bounds} bounds degrees
 * @returns {number[]} EPSG:3857
 */
export function toMap(bounds) {
  return ol.proj.transformExtent(bounds, 'EPSG:4326', 'EPSG:3857');
}

/**
 * Moves to an extent, clear of the panels.
 * @param {any} map
 * @param {import('./config.js').Bounds} bounds degrees
 * @param {{duration?: number, maxZoom?: number}} [options]
 */
export function fit(map, bounds, { duration = 500, maxZoom = 18 } = {}) {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  map.getView().fit(toMap(bounds), { padding: freePadding(), maxZoom, duration: calm ? 0 : duration });
}

/** Space that the panels take: top, right, bottom, left in pixels. */
function freePadding() {
  const wide = window.matchMedia('(min-width: 721px)').matches;
  const panelOpen = document.body.classList.contains('panel-open');
  const top = byId('panel').offsetTop + (panelOpen ? 60 : byId('panel').offsetHeight) + 16;
  return wide ? [24, 24, 48, panelOpen ? 372 : 24] : [top, 16, byId('footer').offsetHeight + 16, 16];
}
