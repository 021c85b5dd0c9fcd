/** One box that finds parcels and places. */

import { element } from './dom.js';
import { name, text } from './i18n.js';
import { icon } from './icons.js';
import { findParcels, hasParcels, parcelQuery } from './parcel.js';
import { parsePlace } from './projection.js';

/**
 * @param {import('./config.js').Config} config
 * @param {{showPlace: (lonLat: [number, number]) => void, showParcel: (parcel: import('./parcel.js').Parcel) => void}} actions
 */
export function createSearch(config, actions) {
  let typed = '';

  /** @returns {HTMLElement} the box in the current language; what was typed stays */
  function render() {
    const parcels = hasParcels(config);
    const results = element('div', { class: 'search-results', id: 'search-results', 'aria-live': 'polite' });
    const input = element('input', {
      type: 'search',
      id: 'search',
      autocomplete: 'off',
      spellcheck: 'false',
      value: typed,
      placeholder: parcels ? text('search') : text('searchHintCoordinates'),
      'aria-label': parcels ? text('search') : text('searchHintCoordinates'),
      title: parcels ? text('searchHint') : text('searchHintCoordinates'),
      oninput: () => {
        typed = input.value;
        results.replaceChildren();
      },
    });
    return element(
      'form',
      {
        class: 'search',
        role: 'search',
        onsubmit: (event) => {
          event.preventDefault();
          input.blur(); // the keyboard of a phone would hide what is found
          void run(input.value, results);
        },
      },
      element('div', { class: 'search-box' }, icon('search'), input),
      results,
    );
  }

  /**
   * @param {string} input
   * @param {HTMLElement} results
   */
  async function run(input, results) {
    if (input.trim() === '') {
      results.replaceChildren();
      return;
    }
    const query = hasParcels(config) ? parcelQuery(input) : null;
    const place = query ? null : parsePlace(input, config);
    if (place) {
      results.replaceChildren();
      actions.showPlace(place);
    } else if (query) {
      await showParcels(query, results);
    } else {
      say(results, text('notUnderstood'));
    }
  }

  async function showParcels(query, results) {
    say(results, text('searching'));
    try {
      const parcels = await findParcels(query);
      if (parcels.length === 0) {
        say(results, text('nothingFound'));
      } else if (parcels.length === 1) {
        results.replaceChildren();
        actions.showParcel(parcels[0]);
      } else {
        results.replaceChildren(list(parcels));
      }
    } catch {
      say(results, text('searchFailed'));
    }
  }

  /** Ward, sheet and number are not unique in real data. */
  function list(parcels) {
    return element(
      'div',
      {},
      element('p', { class: 'muted' }, text('parcelsFound', parcels.length)),
      element('ul', {}, parcels.map((parcel) => element(
        'li',
        {},
        element('button', { type: 'button', onclick: () => actions.showParcel(parcel) },
          element('strong', {}, text('parcelRow', parcel.sheetNo ?? '?', parcel.parcelNo ?? '?')),
          element('small', {}, [parcel.wardName ?? parcel.wardCode, parcel.landUse && name(parcel.landUse.name), parcel.address]
            .filter(Boolean).join(' · '))),
      ))),
    );
  }

  function say(results, message) {
    results.replaceChildren(element('p', { class: 'muted' }, message));
  }

  return { render };
}
