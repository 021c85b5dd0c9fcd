/** The buttons on the map: zoom, whole area, my location, link. */

import { element } from './dom.js';
import { text } from './i18n.js';
import { icon } from './icons.js';
import { toast } from './status.js';

const LOCATION_ZOOM = 17;

/**
 * @param {any} map
 * @param {HTMLElement} target
 * @param {{wholeArea: () => void, showPlace: (lonLat: [number, number], zoom: number) => void}} actions
 */
export function createControls(map, target, actions) {
  const zoomBy = (delta) => map.getView().animate({ zoom: map.getView().getZoom() + delta, duration: 200 });

  function render() {
    // Browsers tell the location to secure pages only.
    const locatable = window.isSecureContext && 'geolocation' in navigator;
    target.replaceChildren(
      element('div', { class: 'button-group' }, button('plus', 'zoomIn', () => zoomBy(1)), button('minus', 'zoomOut', () => zoomBy(-1))),
      element('div', { class: 'button-group' },
        button('home', 'wholeArea', actions.wholeArea),
        locatable && button('locate', 'locate', locate),
        navigator.clipboard && button('link', 'copyLink', copyLink)),
    );
  }

  function locate() {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => actions.showPlace([coords.longitude, coords.latitude], LOCATION_ZOOM),
      () => toast(text('locateFailed')),
      { enableHighAccuracy: true, timeout: 10000 },
    );
  }

  function copyLink() {
    navigator.clipboard.writeText(window.location.href).then(() => toast(text('copied')), () => undefined);
  }

  render();
  return { render };
}

function button(image, key, onclick) {
  return element('button', { type: 'button', id: `control-${key}`, 'aria-label': text(key), title: text(key), onclick }, icon(image));
}
