/** The catalog's style rules as OpenLayers styles. Rules are drawn in order, each over all features of the layer. */

import { compile } from './expression.js';
import { anchorOf } from './labels.js';

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
/** Between a mark and the name above it, pixels. */
const POINT_GAP = 3;
/** Of a letter's width to its height. */
const ROUGH_LETTER_EM = 0.56;

/** @param {number} resolution metres of EPSG:3857 a pixel */
export function zoomOf(resolution) {
  return Math.log2(RESOLUTION_AT_ZOOM_0 / resolution) + ZOOM_TOLERANCE;
}

/**
 * @param {Rule[]} rules those without labels are drawn
 * @returns {(feature: any, resolution: number) => any[]} an OpenLayers style function
 */
export function shapeStyles(rules) {
  return styleFunction(rules.map((rule, index) => !rule.label && drawer(rule, shapeDrawer(rule, index))));
}

/**
 * @param {Rule[]} rules those with labels are written
 * @param {(feature: any, resolution: number, room: number) => boolean} carries whether this piece of an area has its name
 * @returns {(feature: any, resolution: number) => any[]} an OpenLayers style function
 */
export function labelStyles(rules, carries) {
  const markRadius = (zoom) => Math.max(0, ...rules
    .filter((rule) => rule.mark && zoom >= (rule.minZoom ?? 0) && zoom < (rule.maxZoom ?? Infinity))
    .map((rule) => rule.mark.size / 2));
  return styleFunction(rules.map((rule, index) => rule.label && drawer(rule, labelDrawer(rule, index, carries, markRadius))));
}

/** Size of a layer's biggest letters, pixels; 0 where it writes nothing. */
export function biggestLabel(rules) {
  return Math.max(0, ...rules.map((rule) => rule.label?.size ?? 0));
}

function styleFunction(drawersAndGaps) {
  const drawers = drawersAndGaps.filter(Boolean);
  return (feature, resolution) => {
    const zoom = zoomOf(resolution);
    const get = (attribute) => feature.get(attribute);
    return drawers.map((draw) => draw(feature, get, zoom, resolution)).filter(Boolean);
  };
}

/** The lowest zoom level at which any rule draws. */
export function firstZoom(rules) {
  return rules.reduce((lowest, rule) => Math.min(lowest, rule.minZoom ?? 0), Number.POSITIVE_INFINITY);
}

/**
 * @param {Rule} rule
 * @param {(get: any, feature: any, resolution: number, zoom: number) => any} styled
 */
function drawer(rule, styled) {
  const holds = rule.when ? compile(rule.when) : () => true;
  const from = rule.minZoom ?? 0;
  const to = rule.maxZoom ?? Number.POSITIVE_INFINITY;
  return (feature, get, zoom, resolution) =>
    zoom >= from && zoom < to && holds(get) ? styled(get, feature, resolution, zoom) : null;
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
function labelDrawer(rule, index, carries, markRadius) {
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
  const place = new ol.geom.Point([0, 0]);
  const own = new ol.style.Style({ text, zIndex: index });
  const placed = new ol.style.Style({ text, zIndex: index, geometry: () => place });
  return (get, feature, resolution, zoom) => {
    const value = get(label.attribute);
    if (value === null || value === undefined || value === '') {
      return null;
    }
    const written = wrap(String(value), label.followLine);
    text.setText(written);
    const type = feature.getType();
    if (type.endsWith('Polygon') && !label.followLine) {
      const anchor = anchorOf(feature);
      if (!anchor || !fits(anchor, written, label.size, resolution) || !carries(feature, resolution, anchor.width)) {
        return null;
      }
      place.setCoordinates([anchor.x, anchor.y]);
      return placed;
    }
    if (type.endsWith('Point')) {
      text.setTextBaseline('bottom');
      text.setOffsetY(-markRadius(zoom) - POINT_GAP);
    }
    return own;
  };
}

/** A name is not wider than its area, as on the server's pictures. */
function fits(anchor, written, size, resolution) {
  const lines = written.split('\n');
  const longest = Math.max(...lines.map((line) => line.length));
  return anchor.width / resolution >= longest * size * ROUGH_LETTER_EM && anchor.height / resolution >= lines.length * size;
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
