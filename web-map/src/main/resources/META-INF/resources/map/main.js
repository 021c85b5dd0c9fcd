/** Puts the map together: what the server says, what the address says, and what people do. */

import { createBaseMaps, defaultBaseMap } from './basemap.js';
import { createCard } from './card.js';
import { loadConfig } from './config.js';
import { createControls } from './controls.js';
import { createFooter } from './coordinates.js';
import { byId } from './dom.js';
import { currentLanguage, name, onLanguageChange, rememberedLanguage, setLanguage, text } from './i18n.js';
import { identify } from './identify.js';
import { createLayers, createSelection } from './layers.js';
import { renderPanel, setPanelOpen, showZoomHints } from './panel.js';
import { parcelFindings, parcelTitle } from './parcel.js';
import { readState, writeState } from './permalink.js';
import { registerProjection } from './projection.js';
import { createSearch } from './search.js';
import { toast, watchLoading } from './status.js';
import { createMap, fit } from './viewer.js';

const PLACE_ZOOM = 17;
/** Between what was clicked and the card below it, pixels. */
const SIGHT_MARGIN = 60;

async function start() {
  setLanguage(readState().language ?? rememberedLanguage());
  try {
    run(await loadConfig());
  } catch (error) {
    console.warn(error);
    toast(text('loadFailed'), { retry: () => void start(), lasting: true });
  }
}

/** @param {import('./config.js').Config} config */
function run(config) {
  registerProjection(config);
  const entries = createLayers(config);
  const baseMaps = createBaseMaps(config, byId('map'));
  const drawn = [...baseMaps.entries, ...entries];
  const map = createMap(config, drawn, byId('map'));
  const view = map.getView();
  const selection = createSelection(map);
  const panel = byId('panel');
  document.body.classList.toggle('panel-open', !isNarrow());
  watchLoading(drawn);
  applyState(readState());

  const card = createCard(byId('card'), config, {
    extra: (found) => parcelFindings(found, config),
    title: parcelTitle,
    onSelect: (found) => selection.select(found?.entry ?? null, found?.id ?? null),
    zoomTo: (found) => fit(map, ol.proj.transformExtent(found.extent, 'EPSG:3857', 'EPSG:4326'), { maxZoom: 19 }),
  });
  const search = createSearch(config, { showPlace, showParcel });
  const footer = createFooter(map, config, byId('footer'));
  const controls = createControls(map, byId('controls'), {
    wholeArea: () => fit(map, config.extent),
    showPlace,
  });

  const panelActions = {
    baseMap: baseMaps.shown,
    showBaseMap(id) {
      baseMaps.show(id);
      render();
      saveState();
    },
    toggle(entry, visible) {
      entry.layer.setVisible(visible);
      saveState();
    },
    goTo(bounds) {
      fit(map, bounds);
      if (isNarrow()) {
        setPanelOpen(false);
      }
    },
    searchBox: search.render,
    zoom: () => view.getZoom() ?? 0,
  };

  function render() {
    document.title = name(config.title);
    byId('map').setAttribute('aria-label', text('map'));
    renderPanel(panel, config, entries, panelActions);
    setPanelOpen(document.body.classList.contains('panel-open'));
    controls.render();
    footer.render();
    card.render();
  }

  function saveState() {
    const [longitude, latitude] = ol.proj.toLonLat(view.getCenter());
    const on = entries.filter((entry) => entry.layer.getVisible()).map((entry) => entry.config.id);
    const asConfigured = entries.every((entry) => entry.layer.getVisible() === entry.config.visible);
    writeState({
      place: { zoom: view.getZoom(), latitude, longitude },
      layers: asConfigured ? undefined : on,
      base: baseMaps.shown() === defaultBaseMap(config) ? undefined : baseMaps.shown(),
      language: currentLanguage(),
    });
  }

  /** Where the address says nothing, the whole area and the catalog's own choice of layers. */
  function applyState({ place, layers, base }) {
    baseMaps.show(base ?? defaultBaseMap(config));
    if (layers) {
      entries.forEach((entry) => entry.layer.setVisible(layers.includes(entry.config.id)));
    }
    if (place) {
      view.setCenter(ol.proj.fromLonLat([place.longitude, place.latitude]));
      view.setZoom(place.zoom);
    } else {
      fit(map, config.extent, { duration: 0 });
    }
  }

  /** @param {number[]} pixel */
  function identifyAt(pixel) {
    showCard(identify(map, entries, pixel), pixel);
  }

  /**
   * @param {import('./identify.js').Found[]} found
   * @param {number[]} pixel where it lies
   */
  function showCard(found, pixel) {
    card.show(found, identify(map, baseMaps.entries, pixel));
    if (isNarrow()) {
      setPanelOpen(false);
      keepInSight(pixel);
    }
  }

  /** On a small screen the card comes up from below, and would hide what it tells about. */
  function keepInSight([, y]) {
    const hidden = y - (byId('card').getBoundingClientRect().top - SIGHT_MARGIN);
    if (hidden > 0) {
      view.animate({ center: map.getCoordinateFromPixel([map.getSize()[0] / 2, map.getSize()[1] / 2 + hidden]), duration: 250 });
    }
  }

  /** @param {[number, number]} lonLat */
  function showPlace(lonLat, zoom = PLACE_ZOOM) {
    view.animate({ center: ol.proj.fromLonLat(lonLat), zoom, duration: 400 });
  }

  /** Switches the parcels on, goes there, and opens the card as soon as the parcel is drawn. */
  function showParcel(parcel) {
    const entry = entries.find(({ config: { attributes } }) => attributes.some(({ name: column }) => column === 'parcel_id'));
    if (!entry) {
      return;
    }
    entry.layer.setVisible(true);
    fit(map, parcel.extent, { maxZoom: 19 });
    map.once('rendercomplete', () => {
      const [longitude, latitude] = parcel.centre;
      const found = identify(map, entries, map.getPixelFromCoordinate(ol.proj.fromLonLat([longitude, latitude])));
      const own = found.filter((candidate) => candidate.properties.parcel_id === parcel.parcelId);
      showCard([...own, ...found.filter((candidate) => !own.includes(candidate))],
        map.getPixelFromCoordinate(ol.proj.fromLonLat([longitude, latitude])));
    });
    render();
    saveState();
  }

  map.on('singleclick', (event) => identifyAt(event.pixel));
  map.on('moveend', () => {
    showZoomHints(panel, entries, view.getZoom());
    const inView = view.calculateExtent();
    drawn.forEach((entry) => entry.viewChanged(inView));
    saveState();
  });
  byId('map').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault(); // else the key would press the button that gets the focus
      identifyAt(map.getPixelFromCoordinate(view.getCenter()));
      document.querySelector('#card .card-close')?.focus(); // who works with keys goes on reading there
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && card.isOpen()) {
      card.close();
    }
  });
  window.addEventListener('hashchange', () => {
    const state = readState();
    applyState(state);
    setLanguage(state.language ?? currentLanguage());
    render();
  });
  onLanguageChange(() => {
    render();
    saveState();
  });

  render();
}

function isNarrow() {
  return !window.matchMedia('(min-width: 721px)').matches;
}

void start();
