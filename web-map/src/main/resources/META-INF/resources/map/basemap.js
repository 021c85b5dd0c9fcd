/** What lies beneath the layers: at most one of the groups that the catalog gives a background of their own. */

import { createLayer } from './layers.js';

/** Beneath every layer, whatever its order; and of the names, only where those of the layers leave room. */
const BENEATH = { shapes: -1000, labels: -10000 };

/**
 * @typedef {object} BaseMaps
 * @property {import('./layers.js').LayerEntry[]} entries lowest first
 * @property {(id: string) => void} show the one of that id, none where there is none
 * @property {() => string} shown id; empty for none
 */

/**
 * @param {import('./config.js').Config} config
 * @param {HTMLElement} ground filled with the background of the one that is shown
 * @returns {BaseMaps}
 */
export function createBaseMaps(config, ground) {
  const groups = config.baseMaps.map((baseMap) => ({
    baseMap,
    entries: baseMap.layers.map((layer, index) => createLayer(
      { ...layer, id: `${baseMap.id}/${layer.id}`, visible: false, style: { ...layer.style, order: index } },
      BENEATH,
    )),
  }));
  let current = '';
  return {
    entries: groups.flatMap(({ entries }) => entries),
    show(id) {
      const wanted = groups.find(({ baseMap }) => baseMap.id === id);
      current = wanted ? id : '';
      groups.forEach((group) => group.entries.forEach(({ layer }) => layer.setVisible(group === wanted)));
      ground.style.background = wanted ? wanted.baseMap.background : '';
    },
    shown: () => current,
  };
}

/**
 * The base map that is shown where nobody chose: the first.
 * @param {import('./config.js').Config} config
 */
export function defaultBaseMap(config) {
  return config.baseMaps[0]?.id ?? '';
}
