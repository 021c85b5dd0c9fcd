/** Legend: what a layer's colours and marks stand for, read off the same rules that draw it. */

import { element, svgElement } from './dom.js';
import { name } from './i18n.js';
import { colourOf, withOpacity } from './style.js';

const WIDTH = 28;
const HEIGHT = 18;
const EDGE = '#c5ced2';

/**
 * The rows of a layer: one a titled rule, and one a code where the colour follows a code.
 * @param {import('./config.js').MapLayer} layer
 * @param {import('./config.js').Config} config
 * @returns {HTMLElement}
 */
export function legend(layer, config) {
  const rows = layer.style.rules.filter((rule) => rule.title && !rule.label).flatMap((rule) => {
    const by = rule.fill?.by ?? rule.stroke?.by;
    const list = by && layer.attributes.find((attribute) => attribute.name === by)?.codes;
    const codes = list ? config.codeLists[list]?.codes ?? [] : [];
    return codes.length > 0
      ? codes.map((code) => row(swatch(rule, layer.geometry, code.value), name(code.title)))
      : [row(swatch(rule, layer.geometry, null), name(rule.title))];
  });
  return element('ul', { class: 'legend' }, rows);
}

/**
 * A patch of one colour.
 * @param {string} colour
 */
export function plainSwatch(colour) {
  return svgElement(
    'svg',
    { class: 'swatch', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    svgElement('rect', { x: 0.5, y: 0.5, width: WIDTH - 1, height: HEIGHT - 1, rx: 2, fill: colour, stroke: EDGE }),
  );
}

function row(picture, title) {
  return element('li', {}, picture, element('span', {}, title));
}

/**
 * One picture that stands for the whole layer.
 * @param {import('./config.js').MapLayer} layer
 */
export function layerSwatch(layer) {
  const rules = layer.style.rules.filter((rule) => !rule.label);
  const titled = rules.filter((candidate) => candidate.title);
  // Of several, the most important is drawn last.
  const rule = titled.length > 2 ? titled[titled.length - 1] : titled[0] ?? rules[0];
  if (!rule) {
    return svgElement('svg', { width: WIDTH, height: HEIGHT, class: 'swatch' });
  }
  const by = rule.fill?.by ? rule.fill : rule.stroke?.by ? rule.stroke : null;
  return by ? manyColours(rule, layer.geometry, Object.values(by.values)) : swatch(rule, layer.geometry, null);
}

/** A few of the colours beside one another. */
function manyColours(rule, geometry, colours) {
  const distinct = [...new Set(colours)];
  const step = Math.max(1, Math.floor(distinct.length / 4));
  const shown = distinct.filter((_, index) => index % step === 0).slice(0, 4);
  const width = (WIDTH - 4) / Math.max(shown.length, 1);
  const parts = shown.map((colour, index) => {
    const x = 2 + index * width;
    if (geometry.endsWith('LineString')) {
      return svgElement('rect', { x, y: HEIGHT / 2 - 1.5, width, height: 3, fill: colour });
    }
    if (rule.mark) {
      return svgElement('circle', { cx: x + width / 2, cy: HEIGHT / 2, r: 2.8, fill: colour });
    }
    return svgElement('rect', { x, y: 3, width, height: HEIGHT - 6, fill: colour });
  });
  return svgElement('svg', { width: WIDTH, height: HEIGHT, class: 'swatch', 'aria-hidden': 'true' }, ...parts);
}

/**
 * @param {import('./style.js').Rule} rule
 * @param {string} geometry
 * @param {string | null} value the code, where the colour follows one
 */
function swatch(rule, geometry, value) {
  const fill = rule.fill ? withOpacity(colourOf(rule.fill, value), rule.fillOpacity) : 'none';
  const stroke = rule.stroke ? withOpacity(colourOf(rule.stroke, value), rule.strokeOpacity) : 'none';
  const paint = {
    fill,
    stroke,
    'stroke-width': Math.min(rule.strokeWidth ?? 0, 6),
    ...(rule.dash ? { 'stroke-dasharray': rule.dash.join(' ') } : {}),
  };
  return svgElement(
    'svg',
    { width: WIDTH, height: HEIGHT, class: 'swatch', 'aria-hidden': 'true' },
    rule.mark ? mark(rule.mark, paint) : figure(geometry, paint),
  );
}

/** A faint edge behind it shows pale colours on the white panel. */
function figure(geometry, paint) {
  if (geometry.endsWith('LineString')) {
    const line = { d: `M4 ${HEIGHT / 2}h${WIDTH - 8}`, fill: 'none', 'stroke-linecap': 'round' };
    const edge = paint['stroke-dasharray'] ? 0 : paint['stroke-width'] + 1.5;
    return svgElement('g', {},
      svgElement('path', { ...line, stroke: EDGE, 'stroke-width': edge }),
      svgElement('path', { ...line, ...paint, fill: 'none' }));
  }
  const area = { x: 3, y: 3, width: WIDTH - 6, height: HEIGHT - 6, rx: 2 };
  return svgElement('g', {},
    paint.stroke === 'none' ? svgElement('rect', { ...area, fill: 'none', stroke: EDGE, 'stroke-width': 1 }) : '',
    svgElement('rect', { ...area, ...paint }));
}

function mark({ shape, size }, paint) {
  const [x, y, r] = [WIDTH / 2, HEIGHT / 2, Math.min(size / 2, 7)];
  const points = (list) => svgElement('polygon', { points: list.map(([dx, dy]) => `${x + dx * r},${y + dy * r}`).join(' '), ...paint });
  switch (shape) {
    case 'square':
      return points([[-1, -1], [1, -1], [1, 1], [-1, 1]]);
    case 'diamond':
      return points([[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]);
    case 'triangle':
      return points([[0, -1.2], [1.1, 0.8], [-1.1, 0.8]]);
    case 'star':
      return points(Array.from({ length: 10 }, (_, i) => {
        const length = i % 2 === 0 ? 1.2 : 0.5;
        return [length * Math.sin((i * Math.PI) / 5), -length * Math.cos((i * Math.PI) / 5)];
      }));
    case 'cross':
      return svgElement('path', { d: `M${x - r} ${y}h${2 * r}M${x} ${y - r}v${2 * r}`, ...lines(paint) });
    case 'x':
      return svgElement('path', { d: `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`, ...lines(paint) });
    default:
      return svgElement('circle', { cx: x, cy: y, r, ...paint });
  }
}

/** Crosses have no inside: without a stroke of their own they take the fill's colour. */
function lines(paint) {
  return paint.stroke === 'none' ? { ...paint, stroke: paint.fill, 'stroke-width': 1.5 } : paint;
}
