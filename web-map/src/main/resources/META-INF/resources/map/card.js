/** The card of what was clicked: names instead of column names, words instead of codes. */

import { byId, element } from './dom.js';
import { codeOf, formatValue } from './format.js';
import { name, text } from './i18n.js';
import { icon } from './icons.js';
import { layerSwatch } from './swatch.js';

/** @typedef {import('./identify.js').Found} Found */
/** @typedef {(found: Found) => HTMLElement | null} Extra more about a feature, filled in when it arrives */

/**
 * @param {HTMLElement} card
 * @param {import('./config.js').Config} config
 * @param {object} actions
 * @param {Extra} actions.extra
 * @param {(found: Found) => string | null} actions.title what people call some features, where name and key do not say it
 * @param {(found: Found | null) => void} actions.onSelect
 * @param {(found: Found) => void} actions.zoomTo
 */
export function createCard(card, config, actions) {
  /** @type {Found[]} */
  let shown = [];
  /** @type {Found[]} */
  let beneath = [];
  let selected = 0;

  function close() {
    if (card.contains(document.activeElement)) {
      byId('map').focus({ preventScroll: true });
    }
    shown = [];
    card.hidden = true;
    document.body.classList.remove('card-open');
    actions.onSelect(null);
  }

  function render() {
    if (card.hidden) {
      return;
    }
    card.setAttribute('aria-label', shown.length > 0 ? name(shown[selected].entry.config.title) : text('nothingHere'));
    card.replaceChildren(...(shown.length > 0 ? content(shown[selected]) : [emptyContent()]));
  }

  /** @param {Found} found */
  function content(found) {
    return [
      element(
        'header',
        { class: 'card-header' },
        layerSwatch(found.entry.config),
        element(
          'div',
          { class: 'card-titles' },
          element('p', { class: 'card-layer' }, name(found.entry.config.title)),
          element('h2', {}, heading(found, config, actions.title)),
        ),
        element('button', { type: 'button', class: 'icon-button', 'aria-label': text('zoomTo'), title: text('zoomTo'),
          onclick: () => actions.zoomTo(found) }, icon('target')),
        closeButton(),
      ),
      element('div', { class: 'card-body' }, attributes(found), actions.extra(found), others()),
    ];
  }

  function emptyContent() {
    return element('header', { class: 'card-header' }, element('p', { class: 'card-empty' }, text('nothingHere')), closeButton());
  }

  function closeButton() {
    return element('button', { type: 'button', class: 'icon-button card-close', 'aria-label': text('close'),
      title: text('close'), onclick: close }, icon('close'));
  }

  /** @param {Found} found */
  function attributes(found) {
    const rows = found.entry.config.attributes
      .filter((attribute) => found.properties[attribute.name] !== undefined && found.properties[attribute.name] !== null)
      .map((attribute) => [
        element('dt', {}, name(attribute.title)),
        element('dd', {}, colourDot(attribute, found.properties[attribute.name]),
          formatValue(found.properties[attribute.name], attribute, config), nameOf(attribute, found)),
      ]);
    return element('dl', { class: 'attributes' }, rows.flat());
  }

  /** A reference to something else that lies here, a ward's code for example, is told with its name. */
  function nameOf(attribute, found) {
    const target = [...shown, ...beneath].find(({ entry, properties }) => entry !== found.entry && entry.config.key.length === 1
      && entry.config.key[0] === attribute.name && properties[attribute.name] === found.properties[attribute.name]
      && properties.name);
    return target ? ` (${target.properties.name})` : null;
  }

  function colourDot(attribute, value) {
    const colour = attribute.codes && codeOf(config, attribute.codes, value)?.colour;
    if (!colour) {
      return null;
    }
    const dot = element('span', { class: 'dot', 'aria-hidden': 'true' });
    dot.style.backgroundColor = colour;
    return dot;
  }

  function others() {
    if (shown.length < 2) {
      return null;
    }
    return element(
      'section',
      { class: 'also-here' },
      element('h3', {}, text('alsoHere')),
      element('ul', {}, shown.map((found, index) => index !== selected && element(
        'li',
        {},
        element('button', { type: 'button', onclick: () => choose(index) },
          layerSwatch(found.entry.config),
          element('span', {}, name(found.entry.config.title), element('small', {}, heading(found, config, actions.title)))),
      ))),
    );
  }

  /** @param {number} index */
  function choose(index) {
    selected = index;
    actions.onSelect(shown[index]);
    render();
    card.scrollTop = 0;
    card.querySelector('.card-close')?.focus(); // the button that was pressed is gone
  }

  return {
    /**
     * @param {Found[]} found
     * @param {Found[]} [base] what lies there in the base map: only names are taken from it
     */
    show(found, base = []) {
      shown = found;
      beneath = base;
      selected = 0;
      card.hidden = false;
      document.body.classList.add('card-open');
      card.scrollTop = 0;
      actions.onSelect(found[0] ?? null);
      render();
    },
    close,
    render,
    isOpen: () => !card.hidden,
  };
}

/**
 * What people call the feature: its name, else its key.
 * @param {Found} found
 * @param {(found: Found) => string | null} title
 */
function heading(found, config, title) {
  const called = title(found);
  if (called) {
    return called;
  }
  const { attributes, key } = found.entry.config;
  const candidates = ['name', ...key].map((column) => attributes.find((attribute) => attribute.name === column));
  for (const attribute of candidates) {
    const value = attribute && found.properties[attribute.name];
    if (value !== undefined && value !== null && value !== '') {
      return formatValue(value, attribute, config);
    }
  }
  return String(found.id ?? '');
}
