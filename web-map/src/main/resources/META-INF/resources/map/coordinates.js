/** Where the pointer is, or the middle of the map where there is no pointer: in the legal CRS and in WGS 84. */

import { element } from './dom.js';
import { name, text, locale } from './i18n.js';
import { toLegal } from './projection.js';

/**
 * @param {any} map
 * @param {import('./config.js').Config} config
 * @param {HTMLElement} footer
 */
export function createFooter(map, config, footer) {
  const legal = element('span', { class: 'coordinate', id: 'coordinate-legal' });
  const wgs = element('span', { class: 'coordinate', id: 'coordinate-wgs84' });
  const notice = element('p', { class: 'notice', id: 'notice' });
  const hasPointer = window.matchMedia('(hover: hover)').matches;

  /** @param {number[]} coordinate EPSG:3857 */
  function show(coordinate) {
    const lonLat = ol.proj.toLonLat(coordinate);
    const [east, north] = toLegal(config, lonLat);
    const metres = new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });
    const degrees = new Intl.NumberFormat(locale(), { minimumFractionDigits: 6, maximumFractionDigits: 6 });
    legal.replaceChildren(
      element('b', {}, shortName(config)),
      ` X ${metres.format(north)} · Y ${metres.format(east)}`,
    );
    legal.title = `${config.projection.name} (${config.projection.code}): ${text('north')}, ${text('east')}`;
    wgs.replaceChildren(element('b', {}, 'WGS 84'), ` ${degrees.format(lonLat[1])}°, ${degrees.format(lonLat[0])}°`);
  }

  function render() {
    notice.hidden = !config.notice;
    notice.textContent = name(config.notice);
    show(map.getView().getCenter());
  }

  footer.append(notice, element('div', { class: 'coordinates' }, legal, wgs));
  // The lines of a narrow screen depend on the language; what stands above them keeps clear.
  new ResizeObserver(() => document.documentElement.style.setProperty('--footer-height', `${footer.offsetHeight}px`))
    .observe(footer);
  map.on('pointermove', (event) => {
    if (!event.dragging && hasPointer) {
      show(event.coordinate);
    }
  });
  map.on('moveend', () => show(map.getView().getCenter()));
  render();
  return { render };
}

/** "VN-2000 / TM-3 107-45" is too long for every line. */
function shortName(config) {
  return config.projection.name.split(' / ')[0];
}
