// What OpenLayers makes of the service, for OpenLayersTest: each function fills the page's map and tells what came of it.
// View: {crs, box: [minX, minY, maxX, maxY], pixel}.
'use strict';

const client = {
  /** @param {string} definition of EPSG:5899 for proj4, by whatever name the service calls it */
  know(definition) {
    const names = ['EPSG:5899', 'http://www.opengis.net/def/crs/EPSG/0/5899'];
    for (const name of names) proj4.defs(name, definition);
    ol.proj.proj4.register(proj4);
    ol.proj.addEquivalentProjections(names.map((name) => ol.proj.get(name)));
  },

  async wmts(layer, set, view) {
    const text = await (await fetch('/wmts?SERVICE=WMTS&REQUEST=GetCapabilities')).text();
    const options = ol.source.WMTS.optionsFromCapabilities(new ol.format.WMTSCapabilities().read(text), {layer, matrixSet: set});
    return this.show(new ol.layer.Tile({source: new ol.source.WMTS({...options, transition: 0})}), view);
  },

  async mapTiles(collection, set, view) {
    const source = new ol.source.OGCMapTile({
      url: await this.tileset(collection, 'map', set), mediaType: 'image/png', transition: 0});
    return this.show(new ol.layer.Tile({source}), view);
  },

  async tileJson(collection, view) {
    const url = new URL(await this.tileset(collection, 'map', 'WebMercatorQuad'));
    url.searchParams.set('f', 'tilejson');
    const layer = new ol.layer.Tile({source: new ol.source.TileJSON({url: url.href, transition: 0})});
    // OpenLayers leaves it to its user to ask for nothing beyond the bounds.
    const {bounds} = await (await fetch(url)).json();
    layer.setExtent(ol.proj.transformExtent(bounds, 'EPSG:4326', 'EPSG:3857'));
    return this.show(layer, view);
  },

  async vectorTiles(collection, set, view, place) {
    const source = new ol.source.OGCVectorTile({
      url: await this.tileset(collection, 'vector', set),
      format: new ol.format.MVT(),
      projection: view.crs,
      mediaType: 'application/vnd.mapbox-vector-tile',
    });
    return this.showVector(source, view, place);
  },

  async plainVectorTiles(names, view, place) {
    const tileJson = await (await fetch(`/tiles/${names}.json`)).json();
    const source = new ol.source.VectorTile({
      url: tileJson.tiles[0], minZoom: tileJson.minzoom, maxZoom: tileJson.maxzoom, format: new ol.format.MVT()});
    return this.showVector(source, view, place);
  },

  /** Goes by links alone, from the landing page to the set's description. */
  async tileset(collection, kind, set) {
    const read = async (address) => (await fetch(address, {headers: {Accept: 'application/json'}})).json();
    const follow = (document, relation) => document.links.find((link) =>
      link.rel.endsWith(relation) && (!link.type || link.type === 'application/json')).href;
    const landing = await read('/ogc');
    const {collections} = await read(follow(landing, 'data'));
    const tilesets = await read(follow(collections.find((each) => each.id === collection), `tilesets-${kind}`));
    return follow(tilesets.tilesets.find((each) => each.tileMatrixSetId === set
      || each.tileMatrixSetURI?.endsWith(`/${set}`) || each.links.some((link) => link.href.includes(`/${set}`))), 'self');
  },

  async showVector(source, view, place) {
    const fill = new ol.style.Style({
      fill: new ol.style.Fill({color: '#ff0000'}),
      image: new ol.style.Circle({radius: 4, fill: new ol.style.Fill({color: '#0000ff'})}),
    });
    const layer = new ol.layer.VectorTile({source, style: fill});
    const shown = await this.show(layer, view);
    const pixel = this.map.getPixelFromCoordinate(place);
    const features = this.map.getFeaturesAtPixel(pixel, {hitTolerance: 2});
    return {...shown, features: features.map((feature) => ({id: feature.getId(), ...feature.getProperties()}))};
  },

  /** @return {Promise<{picture: string, failed: number, projection: string}>} the picture as a data URL */
  async show(layer, view) {
    this.map?.setTarget(null);
    let failed = 0;
    const source = layer.getSource();
    source.on('tileloaderror', () => failed++);
    const [minX, minY, maxX, maxY] = view.box;
    this.map = new ol.Map({
      target: 'map', controls: [], interactions: [], pixelRatio: 1, layers: [layer],
      view: new ol.View({
        projection: view.crs, center: [(minX + maxX) / 2, (minY + maxY) / 2], resolution: view.pixel,
        constrainResolution: false, smoothResolutionConstraint: false, minResolution: view.pixel / 4, maxResolution: view.pixel * 4,
      }),
    });
    if (source.getState() === 'loading') {
      await new Promise((resolve) => source.on('change', () => source.getState() === 'loading' || resolve()));
    }
    if (source.getState() !== 'ready') throw new Error(`the source is ${source.getState()}`);
    await new Promise((resolve) => { this.map.once('rendercomplete', resolve); this.map.render(); });
    return {picture: document.querySelector('#map canvas').toDataURL(), failed, projection: source.getProjection()?.getCode()};
  },
};
