/** The icons of the interface: 24 by 24, drawn with the colour of the text. */

import { svgElement } from './dom.js';

/** @type {Record<string, string[]>} */
const PATHS = {
  search: ['M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z', 'M16.2 16.2 21 21'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  plus: ['M12 5v14', 'M5 12h14'],
  minus: ['M5 12h14'],
  layers: ['M12 3 3 8l9 5 9-5z', 'M3 12.5l9 5 9-5', 'M3 17l9 5 9-5'],
  chevron: ['M6 9l6 6 6-6'],
  home: ['M4 11l8-7 8 7', 'M6 9.5V20h12V9.5'],
  locate: ['M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z', 'M12 2v4', 'M12 18v4', 'M2 12h4', 'M18 12h4'],
  target: ['M4 9V4h5', 'M20 9V4h-5', 'M4 15v5h5', 'M20 15v5h-5', 'M12 11v2', 'M11 12h2'],
  link: ['M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1', 'M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1'],
  info: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'M12 11v6', 'M12 7.5v.1'],
  warning: ['M12 4 2.5 20h19z', 'M12 10v5', 'M12 17.5v.1'],
};

/**
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return svgElement(
    'svg',
    { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' },
    ...PATHS[name].map((d) => svgElement('path', { d })),
  );
}
