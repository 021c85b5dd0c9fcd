/** The side panel: title, language, search, cities, and the layers by theme with their switches and legends. */

import { element } from './dom.js';
import { currentLanguage, name, setLanguage, text } from './i18n.js';
import { icon } from './icons.js';
import { layerSwatch, legend, plainSwatch } from './swatch.js';

/**
 * @typedef {object} PanelActions
 * @property {(entry: import('./layers.js').LayerEntry, visible: boolean) => void} toggle
 * @property {(bounds: import('./config.js').Bounds) => void} goTo
 * @property {() => HTMLElement} searchBox
 * @property {() => number} zoom
 * @property {() => string} baseMap id of the one that is shown; empty for none
 * @property {(id: string) => void} showBaseMap
 */

/** Which legends are open survives a change of language. */
const opened = new Set();

/**
 * @param {HTMLElement} panel
 * @param {import('./config.js').Config} config
 * @param {import('./layers.js').LayerEntry[]} entries
 * @param {PanelActions} actions
 */
export function renderPanel(panel, config, entries, actions) {
  const focused = panel.contains(document.activeElement) ? document.activeElement.id : '';
  panel.setAttribute('aria-label', text('layers'));
  panel.replaceChildren(
    header(config),
    actions.searchBox(),
    element(
      'div',
      { class: 'panel-body', id: 'panel-body' },
      cities(config, actions),
      config.themes.map((theme) => themeSection(theme, config, entries, actions)),
      config.baseMaps.length > 0 && baseMapSection(config, actions),
    ),
  );
  showZoomHints(panel, entries, actions.zoom());
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

/**
 * Greys out layers that draw nothing at this zoom level, and says so.
 * @param {HTMLElement} panel
 * @param {import('./layers.js').LayerEntry[]} entries
 * @param {number} zoom
 */
export function showZoomHints(panel, entries, zoom) {
  for (const entry of entries) {
    const row = panel.querySelector(`[data-layer="${CSS.escape(entry.config.id)}"]`);
    const tooFar = zoom < entry.fromZoom - 0.01;
    row?.classList.toggle('too-far', tooFar);
    const hint = row?.querySelector('.zoom-hint');
    if (hint) {
      hint.textContent = tooFar ? text('zoomInToSee') : '';
    }
  }
}

function header(config) {
  const other = currentLanguage() === 'vi' ? 'en' : 'vi';
  return element(
    'header',
    { class: 'panel-header' },
    element('img', { src: 'map/icon.svg', alt: '', width: 32, height: 32 }),
    element('h1', {}, name(config.title)),
    element(
      'button',
      { type: 'button', class: 'language', lang: other, id: 'language', title: text('switchLanguage'),
        'aria-label': text('switchLanguage'), onclick: () => setLanguage(other) },
      other.toUpperCase(),
    ),
    element(
      'button',
      { type: 'button', class: 'icon-button panel-toggle', id: 'panel-toggle', 'aria-controls': 'panel-body',
        onclick: () => setPanelOpen(!document.body.classList.contains('panel-open')) },
      icon('layers'),
    ),
  );
}

/** @param {boolean} open */
export function setPanelOpen(open) {
  document.body.classList.toggle('panel-open', open);
  const button = document.getElementById('panel-toggle');
  button?.setAttribute('aria-expanded', String(open));
  button?.setAttribute('aria-label', text(open ? 'hidePanel' : 'showPanel'));
  button?.setAttribute('title', text(open ? 'hidePanel' : 'showPanel'));
}

function cities(config, actions) {
  const places = [...config.cities, { id: 'all', name: null, extent: config.extent }];
  return element(
    'nav',
    { class: 'cities', 'aria-label': text('cities') },
    places.map((place) =>
      element(
        'button',
        { type: 'button', class: 'chip', 'data-city': place.id, onclick: () => actions.goTo(place.extent) },
        place.name ? name(place.name) : text('wholeArea'),
      )),
  );
}

function themeSection(theme, config, entries, actions) {
  // Topmost first, as on the map.
  const own = entries.filter((entry) => entry.config.theme === theme.id).reverse();
  return element(
    'section',
    { class: 'theme', 'data-theme': theme.id },
    element('h2', {}, name(theme.title)),
    element('ul', {}, own.map((entry) => layerRow(entry, config, actions))),
  );
}

/** At the bottom, where it lies on the map; switching one on switches the other off. */
function baseMapSection(config, actions) {
  return element(
    'section',
    { class: 'theme', id: 'base-maps' },
    element('h2', {}, text('baseMaps')),
    element('ul', {}, config.baseMaps.map(({ id, title, background }) => element(
      'li',
      { class: 'layer', 'data-base-map': id },
      element('div', { class: 'layer-row' }, element(
        'label',
        {},
        element('input', {
          type: 'checkbox',
          role: 'switch',
          class: 'switch',
          id: `base-map-${id}`,
          checked: actions.baseMap() === id,
          onchange: (event) => actions.showBaseMap(event.target.checked ? id : ''),
        }),
        plainSwatch(background),
        element('span', { class: 'layer-title' }, name(title)),
      )),
    ))),
  );
}

function layerRow(entry, config, actions) {
  const { id, title } = entry.config;
  const box = element('input', {
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    checked: entry.layer.getVisible(),
    onchange: (event) => actions.toggle(entry, event.target.checked),
  });
  const details = element('div', { class: 'layer-details', id: `details-${id}`, hidden: !opened.has(id) });
  const fill = () => details.replaceChildren(legend(entry.config, config), opacity(entry));
  const expander = element(
    'button',
    { type: 'button', class: 'icon-button expander', 'aria-expanded': String(opened.has(id)),
      'aria-controls': `details-${id}`, 'aria-label': text('legendOf', name(title)), title: text('legendOf', name(title)),
      onclick: () => {
        const open = details.hidden;
        details.hidden = !open;
        expander.setAttribute('aria-expanded', String(open));
        if (open) {
          opened.add(id);
          fill();
        } else {
          opened.delete(id);
        }
      } },
    icon('chevron'),
  );
  if (opened.has(id)) {
    fill();
  }
  return element(
    'li',
    { class: 'layer', 'data-layer': id },
    element(
      'div',
      { class: 'layer-row' },
      element(
        'label',
        {},
        box,
        layerSwatch(entry.config),
        element('span', { class: 'layer-title' }, name(title), element('small', { class: 'zoom-hint' })),
      ),
      expander,
    ),
    details,
  );
}

function opacity(entry) {
  return element(
    'label',
    { class: 'opacity' },
    text('opacity'),
    element('input', {
      type: 'range',
      min: 0.1,
      max: 1,
      step: 0.1,
      value: entry.layer.getOpacity(),
      oninput: (event) => entry.layer.setOpacity(Number(event.target.value)),
    }),
  );
}
