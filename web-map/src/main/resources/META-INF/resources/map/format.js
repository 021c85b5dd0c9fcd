/** Values of attributes as people read them. */

import { locale, name, text } from './i18n.js';

const UNITS = { m2: 'm²', km2: 'km²', m3: 'm³', 'm3/h': 'm³/h', a: '' };
const ZONE = 'Asia/Ho_Chi_Minh';

/**
 * @param {unknown} value
 * @param {import('./config.js').Attribute} attribute
 * @param {import('./config.js').Config} config
 * @returns {string}
 */
export function formatValue(value, attribute, config) {
  const code = attribute.codes && codeOf(config, attribute.codes, value);
  if (code) {
    return name(code.title);
  }
  switch (attribute.type) {
    case 'integer':
    case 'decimal':
      return withUnit(formatNumber(Number(value)), attribute);
    case 'boolean':
      return value === true || value === 'true' || value === 't' ? text('yes') : text('no');
    case 'date':
      return formatDay(String(value));
    case 'timestamp':
      return formatInstant(String(value));
    default:
      return String(value);
  }
}

/**
 * @param {import('./config.js').Config} config
 * @param {string} list
 * @param {unknown} value
 * @returns {import('./config.js').Code | undefined}
 */
export function codeOf(config, list, value) {
  return config.codeLists[list]?.codes.find((code) => code.value === String(value));
}

/**
 * Grouped from five digits on, so that years stay years.
 * @param {number} value
 * @param {number} [digits] at most, after the point
 */
export function formatNumber(value, digits = 2) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, useGrouping: 'min2' }).format(value);
}

/** @param {string} day yyyy-mm-dd */
function formatDay(day) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : day;
}

/** @param {string} instant as PostgreSQL or ISO 8601 writes it */
function formatInstant(instant) {
  const date = new Date(instant.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(date.getTime())) {
    return instant;
  }
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'short', timeStyle: 'short', timeZone: ZONE }).format(date);
}

/**
 * Most titles name the unit already: "Diện tích (m²)".
 * @param {string} number
 * @param {import('./config.js').Attribute} attribute
 */
function withUnit(number, attribute) {
  const unit = attribute.unit && (UNITS[attribute.unit] ?? attribute.unit);
  return unit && !attribute.title.vi.includes('(') ? `${number} ${unit}` : number;
}
