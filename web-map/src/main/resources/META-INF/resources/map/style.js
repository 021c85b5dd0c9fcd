/** The catalog's style rules as OpenLayers styles. Rules are drawn in order, each over all features of the layer. */

import { compile } from './expression.js';

/** @typedef {string | {by: string, values: Record<string, string>, else: string}} Colour */
/**
 * See vn.urbansdi.style.OpenLayersStyle.
 * @typedef {object} Rule
 * @property {import('./i18n.js').Title} [title]
 * @property {number} [minZoom] inclusive
 * @property {number} [maxZoom] exclusive
 * @property {any[]} [when]
 * @property {Colour} [fill]
 * @property {number} [fillOpacity]
 * @property {Colour} [stroke]
 * @property {number} [strokeOpacity]
 * @property {number} [strokeWidth]
 * @property {number[]} [dash]
 * @property {{shape: string, size: number}} [mark]
 * @property {{attribute: string, size: number, bold: boolean, colour: string, halo?: string, followLine: boolean}} [label]
 */

const FONT = '"Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const RESOLUTION_AT_ZOOM_0 = 156543.03392804097;
/** Zoom levels come out of logarithms. */
const ZOOM_TOLERANCE = 1e-6;
const HALO_WIDTH = 3;

/** @param {number} resolution metres of EPSG:3857 a pixel */
export function zoomOf(resolution) {
  return Math.log2(RESOLUTION_AT_ZOOM_0 / resolution) + ZOOM_TOLERANCE;
}

/**
 * @param {Rule[]} rules
 * @param {(feature: any, resolution: number) => boolean} mayLabel whether this piece of a feature carries its label
 * @returns {(feature: any, resolution: number) => any[]} an OpenLayers style function
 */
export function styleFunction(rules, mayLabel) {
  const drawers = rules.map((rule, index) => drawer(rule, index, mayLabel));
  return (feature, resolution) => {
    const zoom = zoomOf(resolution);
    const get = (attribute) => feature.get(attribute);
    const styles = [];
    for (const draw of drawers) {
      const style = draw(feature, get, zoom, resolution);
      if (style) {
        styles.push(style);
      }
    }
    return styles;
  };
}

/** The lowest zoom level at which any rule draws. */
export function firstZoom(rules) {
  return rules.reduce((lowest, rule) => Math.min(lowest, rule.minZoom ?? 0), Number.POSITIVE_INFINITY);
}

/**
 * @param {Rule} rule
 * @param {number} index
 * @param {(feature: any, resolution: number) => boolean} mayLabel
 */
function drawer(rule, index, mayLabel) {
  const holds = rule.when ? compile(rule.when) : () => true;
  const from = rule.minZoom ?? 0;
  const to = rule.maxZoom ?? Number.POSITIVE_INFINITY;
  const styled = rule.label ? labelDrawer(rule, index, mayLabel) : shapeDrawer(rule, index);
  return (feature, get, zoom, resolution) =>
    zoom >= from && zoom < to && holds(get) ? styled(get, feature, resolution) : null;
}

/** Styles are made once for each value that colours depend on. */
function shapeDrawer(rule, index) {
  const attribute = rule.fill?.by ?? rule.stroke?.by;
  const made = new Map();
  return (get) => {
    const value = attribute ? get(attribute) : null;
    let style = made.get(value);
    if (!style) {
      style = shapeStyle(rule, index, value);
      made.set(value, style);
    }
    return style;
  };
}

function shapeStyle(rule, index, value) {
  const fill = rule.fill && new ol.style.Fill({ color: withOpacity(colourOf(rule.fill, value), rule.fillOpacity) });
  const stroke = rule.stroke && new ol.style.Stroke({
    color: withOpacity(colourOf(rule.stroke, value), rule.strokeOpacity),
    width: rule.strokeWidth,
    lineDash: rule.dash,
    lineCap: rule.dash ? 'butt' : 'round',
    lineJoin: 'round',
  });
  return rule.mark
    ? new ol.style.Style({ image: markImage(rule.mark, fill, stroke), zIndex: index })
    : new ol.style.Style({ fill, stroke, zIndex: index });
}

/**
 * @param {{shape: string, size: number}} mark
 * @param {any} fill
 * @param {any} stroke
 */
function markImage(mark, fill, stroke) {
  const radius = mark.size / 2;
  // Marks are data, not decoration: none is left out to make room.
  const common = { fill, stroke, radius, declutterMode: 'none' };
  const corner = radius * Math.SQRT2;
  switch (mark.shape) {
    case 'square':
      return new ol.style.RegularShape({ ...common, points: 4, angle: Math.PI / 4, radius: corner });
    case 'diamond':
      return new ol.style.RegularShape({ ...common, points: 4, radius: radius * 1.2 });
    case 'triangle':
      return new ol.style.RegularShape({ ...common, points: 3, radius: radius * 1.25 });
    case 'star':
      return new ol.style.RegularShape({ ...common, points: 5, radius: radius * 1.2, radius2: radius * 0.5 });
    case 'cross':
      return new ol.style.RegularShape({ ...common, points: 4, radius2: 0, stroke: lineOf(fill, stroke) });
    case 'x':
      return new ol.style.RegularShape({
        ...common, points: 4, radius: corner, radius2: 0, angle: Math.PI / 4, stroke: lineOf(fill, stroke),
      });
    default:
      return new ol.style.Circle(common);
  }
}

/** Crosses have no inside: without a stroke of their own they take the fill's colour. */
function lineOf(fill, stroke) {
  return stroke ?? new ol.style.Stroke({ color: fill?.getColor(), width: 1.5 });
}

/** One style serves all features, since OpenLayers reads the text out before it asks for the next. */
function labelDrawer(rule, index, mayLabel) {
  const { label } = rule;
  const text = new ol.style.Text({
    font: `${label.bold ? '600 ' : ''}${label.size}px ${FONT}`,
    fill: new ol.style.Fill({ color: label.colour }),
    stroke: label.halo ? new ol.style.Stroke({ color: withOpacity(label.halo, 0.85), width: HALO_WIDTH }) : undefined,
    placement: label.followLine ? 'line' : 'point',
    overflow: false,
    padding: [3, 4, 3, 4],
    maxAngle: Math.PI / 6,
  });
  const style = new ol.style.Style({ text, zIndex: index });
  return (get, feature, resolution) => {
    const value = get(label.attribute);
    if (value === null || value === undefined || value === '' || !mayLabel(feature, resolution)) {
      return null;
    }
    const isPoint = feature.getType() === 'Point' || feature.getType() === 'MultiPoint';
    text.setOffsetY(isPoint ? -label.size : 0);
    text.setText(wrap(String(value), label.followLine));
    return style;
  };
}

/** Long names of areas and points stand in two lines. */
function wrap(value, followLine) {
  if (followLine || value.length < 18) {
    return value;
  }
  const middle = value.length / 2;
  let best = -1;
  for (let at = value.indexOf(' '); at !== -1; at = value.indexOf(' ', at + 1)) {
    if (best === -1 || Math.abs(at - middle) < Math.abs(best - middle)) {
      best = at;
    }
  }
  return best === -1 ? value : `${value.slice(0, best)}\n${value.slice(best + 1)}`;
}

/**
 * @param {Colour} colour
 * @param {unknown} value
 */
export function colourOf(colour, value) {
  return typeof colour === 'string' ? colour : colour.values[String(value)] ?? colour.else;
}

/**
 * @param {string} hex #rrggbb
 * @param {number} [opacity]
 */
export function withOpacity(hex, opacity = 1) {
  if (opacity >= 1) {
    return hex;
  }
  return hex + Math.round(opacity * 255).toString(16).padStart(2, '0');
}
