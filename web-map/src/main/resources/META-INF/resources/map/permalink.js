/** The state of the map in the address: #map=zoom/latitude/longitude&layers=a,b&base=c&lang=en */

/**
 * @typedef {object} State
 * @property {{zoom: number, latitude: number, longitude: number}} [place]
 * @property {string[]} [layers] ids of the layers that are on
 * @property {string} [base] id of what lies beneath; empty for nothing
 * @property {string} [language]
 */

/** @returns {State} what the address says; parts that make no sense are left out */
export function readState() {
  const parameters = new URLSearchParams(window.location.hash.slice(1));
  /** @type {State} */
  const state = {};
  const place = (parameters.get('map') ?? '').split('/').map(Number);
  if (place.length === 3 && place.every(Number.isFinite) && Math.abs(place[1]) <= 85 && Math.abs(place[2]) <= 180) {
    state.place = { zoom: place[0], latitude: place[1], longitude: place[2] };
  }
  const layers = parameters.get('layers');
  if (layers !== null) {
    state.layers = layers.split(',').filter((id) => id !== '');
  }
  state.base = parameters.get('base') ?? undefined;
  const language = parameters.get('lang');
  if (language === 'vi' || language === 'en') {
    state.language = language;
  }
  return state;
}

/**
 * Replaces the address without a step in the history.
 * @param {State} state
 */
export function writeState({ place, layers, base, language }) {
  const parts = [];
  if (place) {
    const digits = Math.max(3, Math.ceil(place.zoom / 3));
    parts.push(`map=${place.zoom.toFixed(2)}/${place.latitude.toFixed(digits)}/${place.longitude.toFixed(digits)}`);
  }
  if (layers) {
    parts.push(`layers=${layers.map(encodeURIComponent).join(',')}`);
  }
  if (base !== undefined) {
    parts.push(`base=${encodeURIComponent(base)}`);
  }
  if (language) {
    parts.push(`lang=${language}`);
  }
  const hash = `#${parts.join('&')}`;
  if (hash !== window.location.hash) {
    window.history.replaceState(null, '', hash);
  }
}
