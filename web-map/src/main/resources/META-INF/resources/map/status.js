/** What the map is doing: a bar while tiles come in, and messages when something failed. */

import { byId, element } from './dom.js';
import { text } from './i18n.js';
import { icon } from './icons.js';

const TOAST_MS = 6000;
/** Quick loads need no bar. */
const PATIENCE_MS = 250;

/**
 * @param {string} message
 * @param {{retry?: () => void, lasting?: boolean}} [options]
 */
export function toast(message, { retry, lasting = false } = {}) {
  const box = element(
    'div',
    { class: 'toast' },
    icon(retry ? 'warning' : 'info'),
    element('span', {}, message),
    retry && element('button', { type: 'button', onclick: () => {
      box.remove();
      retry();
    } }, text('retry')),
  );
  byId('toasts').replaceChildren(box);
  if (!lasting) {
    window.setTimeout(() => box.remove(), TOAST_MS);
  }
}

/**
 * Follows the tiles of all layers.
 * @param {import('./layers.js').LayerEntry[]} entries
 */
export function watchLoading(entries) {
  const bar = byId('progress');
  let loading = 0;
  let timer = 0;
  let failed = false;
  const changed = () => {
    document.body.dataset.loading = String(loading);
    window.clearTimeout(timer);
    if (loading > 0) {
      timer = window.setTimeout(() => { bar.hidden = false; }, PATIENCE_MS);
    } else {
      bar.hidden = true;
      failed = false;
    }
  };
  changed();
  for (const { layer } of entries) {
    const source = layer.getSource();
    source.on('tileloadstart', () => { loading += 1; changed(); });
    source.on('tileloadend', () => { loading -= 1; changed(); });
    source.on('tileloaderror', () => {
      loading -= 1;
      if (!failed) {
        failed = true;
        toast(text('tilesFailed'), { retry: () => entries.forEach((entry) => entry.layer.getSource().refresh()) });
      }
      changed();
    });
  }
}
