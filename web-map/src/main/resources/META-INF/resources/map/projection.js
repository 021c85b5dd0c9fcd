/** The legal CRS of the place beside WGS 84, by proj4. */

/** @typedef {[number, number]} LonLat degrees */

/** @param {import('./config.js').Config} config */
export function registerProjection(config) {
  proj4.defs(config.projection.code, config.projection.proj4);
}

/**
 * @param {import('./config.js').Config} config
 * @param {LonLat} lonLat
 * @returns {[number, number]} easting and northing in metres
 */
export function toLegal(config, lonLat) {
  return proj4('EPSG:4326', config.projection.code, [...lonLat]);
}

/**
 * @param {import('./config.js').Config} config
 * @param {[number, number]} eastNorth metres
 * @returns {LonLat}
 */
export function fromLegal(config, eastNorth) {
  return proj4(config.projection.code, 'EPSG:4326', [...eastNorth]);
}

/**
 * Two numbers as people write places: latitude and longitude (or the other way round), or X north and Y east in the legal
 * CRS. A comma may stand for the point, in the Vietnamese way.
 * @param {string} input
 * @param {import('./config.js').Config} config
 * @returns {LonLat | null} a place within the area of interest
 */
export function parsePlace(input, config) {
  const parts = input.trim().split(/[;\s]+|,\s+/).filter((part) => part !== '');
  const pieces = parts.length === 1 ? input.trim().split(',') : parts;
  const numbers = pieces.map((piece) => Number(piece.replace(',', '.').replace(/[°NEXY:=]/gi, '')));
  if (numbers.length !== 2 || !numbers.every(Number.isFinite)) {
    return null;
  }
  const [a, b] = numbers;
  const candidates = [[b, a], [a, b]];
  if (Math.abs(a) > 180 && Math.abs(b) > 180) {
    candidates.splice(0, 2, fromLegal(config, [b, a]), fromLegal(config, [a, b]));
  }
  const [west, south, east, north] = config.extent;
  return candidates.find(([x, y]) => x >= west && x <= east && y >= south && y <= north) ?? null;
}
