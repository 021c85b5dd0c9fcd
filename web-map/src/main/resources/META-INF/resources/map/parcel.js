/** Domain queries about parcels: finding one, and what planning and natural hazards mean for it. */

import { element } from './dom.js';
import { formatNumber } from './format.js';
import { name, text } from './i18n.js';

const SERVICE = '/api/parcels';
const LAYER = 'land_parcel';

/** @typedef {{code: string, name: import('./i18n.js').Title, colour?: string}} Coded */
/**
 * @typedef {object} Parcel
 * @property {string} parcelId
 * @property {string} wardCode
 * @property {string} [wardName]
 * @property {string} [sheetNo]
 * @property {string} [parcelNo]
 * @property {Coded} [landUse]
 * @property {string} [address]
 * @property {import('./config.js').Bounds} extent
 */
/** @typedef {{zoneId: string, name?: string, layer?: string, landUse?: Coded, riskLevel?: Coded, areaM2: number, percent: number}} Zone */

/** @param {import('./config.js').Config} config */
export function hasParcels(config) {
  return config.services.includes(SERVICE);
}

/**
 * @param {string} input a parcel identifier, or ward, sheet and parcel number
 * @returns {URLSearchParams | null} the query, if it is one
 */
export function parcelQuery(input) {
  const trimmed = input.trim();
  if (/^[0-9b-hjkmnp-z]{12}$/i.test(trimmed)) {
    return new URLSearchParams({ id: trimmed.toLowerCase() });
  }
  const parts = /^(\d{5})[\s/,;-]+(\S+?)[\s/,;-]+(\S+)$/.exec(trimmed);
  return parts ? new URLSearchParams({ ward_code: parts[1], sheet_no: parts[2], parcel_no: parts[3] }) : null;
}

/**
 * @param {URLSearchParams} query
 * @returns {Promise<Parcel[]>}
 */
export async function findParcels(query) {
  const response = await fetch(`api/parcels?${query}`);
  if (!response.ok) {
    throw new Error(`api/parcels answered ${response.status}`);
  }
  return (await response.json()).parcels;
}

/**
 * A parcel is known by its sheet and number; the identifier is for machines.
 * @param {import('./identify.js').Found} found
 * @returns {string | null} nothing for what is no parcel
 */
export function parcelTitle({ entry, properties }) {
  const { sheet_no: sheet, parcel_no: number } = properties;
  return entry.config.id === LAYER && sheet && number ? text('parcelRow', sheet, number) : null;
}

/**
 * What lies on the parcel of a card, filled in when the answer comes.
 * @param {import('./identify.js').Found} found
 * @param {import('./config.js').Config} config
 * @returns {HTMLElement | null} nothing for what is no parcel
 */
export function parcelFindings(found, config) {
  const id = found.properties.parcel_id;
  if (found.entry.config.id !== LAYER || !id || !hasParcels(config)) {
    return null;
  }
  const box = element('div', { class: 'findings', 'aria-busy': 'true' }, element('p', { class: 'muted' }, text('checking')));
  loadFindings(id)
    .then((parcel) => box.replaceChildren(
      zones(text('planningHere'), parcel.planning ?? [], text('noPlanning'), config),
      zones(text('hazardsHere'), parcel.hazards ?? [], text('noHazards'), config),
    ))
    .catch(() => box.replaceChildren(element('p', { class: 'muted' }, text('checkFailed'))))
    .finally(() => box.removeAttribute('aria-busy'));
  return box;
}

/** @param {string} id */
async function loadFindings(id) {
  const response = await fetch(`api/parcels/${encodeURIComponent(id)}`);
  if (!response.ok) {
    throw new Error(`api/parcels answered ${response.status}`);
  }
  return response.json();
}

/**
 * @param {string} title
 * @param {Zone[]} list
 * @param {string} none
 * @param {import('./config.js').Config} config
 */
function zones(title, list, none, config) {
  return element(
    'section',
    {},
    element('h3', {}, title),
    list.length === 0
      ? element('p', { class: 'muted' }, none)
      : element('ul', { class: 'zones' }, list.map((zone) => zoneRow(zone, config))),
  );
}

/** @param {Zone} zone */
function zoneRow(zone, config) {
  const kind = zone.riskLevel ?? zone.landUse;
  const layer = config.layers.find((candidate) => candidate.id === zone.layer);
  const dot = element('span', { class: 'dot', 'aria-hidden': 'true' });
  if (kind?.colour) {
    dot.style.backgroundColor = kind.colour;
  }
  const lines = [layer && name(layer.title), kind && name(kind.name)].filter(Boolean).join(' · ');
  return element(
    'li',
    {},
    dot,
    element(
      'div',
      {},
      element('strong', {}, zone.name ?? zone.zoneId),
      element('small', {}, lines),
      element('small', {}, text('shareOfParcel', formatNumber(zone.areaM2, 1), formatNumber(zone.percent, 1))),
    ),
  );
}
