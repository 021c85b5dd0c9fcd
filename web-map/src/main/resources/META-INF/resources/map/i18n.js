/** The language of the interface: Vietnamese first, English on request; remembered in the browser. */

import { TEXTS } from './texts.js';

/** @typedef {'vi' | 'en'} Language */
/** @typedef {{vi: string, en: string}} Title */

const STORAGE_KEY = 'sdi.language';

/** @type {Language} */
let language = 'vi';
/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Language} */
export function currentLanguage() {
  return language;
}

/** The language of the last visit, or Vietnamese. */
export function rememberedLanguage() {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi'; // storage may be forbidden
  }
}

/** @param {string} wanted anything but "en" means Vietnamese */
export function setLanguage(wanted) {
  const next = wanted === 'en' ? 'en' : 'vi';
  document.documentElement.lang = next;
  if (next === language) {
    return;
  }
  language = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // remembered only as long as the page lives
  }
  listeners.forEach((listener) => listener());
}

/** @param {() => void} listener called after the language has changed */
export function onLanguageChange(listener) {
  listeners.add(listener);
}

/**
 * A sentence of the interface.
 * @param {string} key
 * @param {...(string | number)} values for {0}, {1}, …
 */
export function text(key, ...values) {
  const sentence = TEXTS[key][language === 'en' ? 1 : 0];
  return sentence.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

/**
 * A name from the catalog.
 * @param {Title | undefined} title
 */
export function name(title) {
  return title ? title[language] : '';
}

/** BCP 47 tag for numbers and dates. */
export function locale() {
  return language === 'en' ? 'en-GB' : 'vi-VN';
}
