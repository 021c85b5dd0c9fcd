// What MapLibre GL makes of the service, for MapLibreTest.
'use strict';

const client = {
  errors: [],

  /** Opens a map and waits until it stands still. @param {object|string} style @param {number[]} center */
  async open(style, center, zoom) {
    this.map = new maplibregl.Map({
      container: 'map', style, center, zoom, fadeDuration: 0, attributionControl: false, canvasContextAttributes: {preserveDrawingBuffer: true}});
    this.map.on('error', (event) => this.errors.push(String(event.error?.message ?? event)));
    this.map.on('styleimagemissing', (event) => this.errors.push(`no picture ${event.id}`));
    await this.still();
  },

  async still() {
    let waiting;
    const late = new Promise((_, refuse) => {
      waiting = setTimeout(() => refuse(new Error(`the map does not come to rest: ${this.errors}`)), 60_000);
    });
    await Promise.race([this.map.once('idle'), late]);
    clearTimeout(waiting);
  },

  showAll() {
    for (const layer of this.map.getStyle().layers) this.map.setLayoutProperty(layer.id, 'visibility', 'visible');
  },

  async go(center, zoom) {
    this.map.jumpTo({center, zoom});
    this.map.triggerRepaint();
    await this.still();
  },

  /** Features drawn within some pixels of a place. */
  at(place, reach, kinds) {
    const {x, y} = this.map.project(place);
    return this.map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]])
      .filter((feature) => !kinds || kinds.includes(feature.layer.type))
      .map((feature) => ({id: feature.id, layer: feature.sourceLayer, kind: feature.layer.type, properties: feature.properties}));
  },

  picture() {
    return this.map.getCanvas().toDataURL();
  },

  /** The archive's own protocol, by ranges of one file. */
  async openArchive(address, center, zoom) {
    const protocol = new pmtiles.Protocol();
    maplibregl.addProtocol('pmtiles', protocol.tile);
    const source = {type: 'vector', url: `pmtiles://${address}`};
    const parcels = {id: 'parcels', type: 'fill', source: 'archive', 'source-layer': 'land_parcel', paint: {'fill-color': '#ff0000', 'fill-antialias': false}};
    await this.open({version: 8, sources: {archive: source}, layers: [parcels]}, center, zoom);
  },
};
