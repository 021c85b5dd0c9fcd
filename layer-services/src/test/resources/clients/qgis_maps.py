"""Draws maps as QGIS draws them, without a window.

usage: qgis_maps.py VIEWS
VIEWS: JSON file, list of {"provider": "wms" | "tiles", "source": QGIS's URI, "crs": "EPSG:5899", "box": [minX, minY, maxX, maxY],
"size": [width, height], "out": "picture.png", "style": file with a MapLibre style, or absent}; a box is easting before northing.
Vector tiles without a style: polygons in red, without an outline, and nothing else.
Prints JSON, a list by view: {"crs": of the layer, "warnings": of the style, "errors": what QGIS complained of, "requests": every
address that it asked for}.
"""
import json
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HOME"] = os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="qgis-")

from qgis.PyQt.QtCore import QEventLoop, QSize, Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402
from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsFillSymbol,  # noqa: E402
                       QgsMapBoxGlStyleConversionContext, QgsMapBoxGlStyleConverter, QgsMapRendererParallelJob,
                       QgsMapSettings, QgsNetworkAccessManager, QgsNetworkRequestParameters, QgsRasterLayer,
                       QgsRectangle, QgsVectorTileBasicRenderer, QgsVectorTileBasicRendererStyle,
                       QgsVectorTileLayer, QgsWkbTypes)


def red_polygons():
    style = QgsVectorTileBasicRendererStyle("polygons", "", QgsWkbTypes.PolygonGeometry)
    style.setSymbol(QgsFillSymbol.createSimple({"color": "255,0,0,255", "outline_style": "no"}))
    renderer = QgsVectorTileBasicRenderer()
    renderer.setStyles([style])
    return renderer


def open_layer(view, warnings):
    if view["provider"] == "wms":
        layer = QgsRasterLayer(view["source"], "map", "wms")
    else:
        layer = QgsVectorTileLayer(view["source"], "tiles")
        layer.setRenderer(red_polygons())
        if "style" in view:
            converter = QgsMapBoxGlStyleConverter()
            with open(view["style"], encoding="utf-8") as file:
                answer = converter.convert(json.load(file), QgsMapBoxGlStyleConversionContext())
            if answer != QgsMapBoxGlStyleConverter.Success:
                sys.exit("QGIS cannot read the style: " + converter.errorMessage())
            warnings.extend(converter.warnings())
            layer.setRenderer(converter.renderer())
            layer.setLabeling(converter.labeling())
    if not layer.isValid():
        sys.exit("QGIS cannot open {}: {}".format(view["source"], layer.error().message()))
    return layer


def draw(view, errors, requests):
    warnings = []
    del requests[:]
    layer = open_layer(view, warnings)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(view["crs"]))
    settings.setExtent(QgsRectangle(*view["box"]))
    settings.setOutputSize(QSize(*view["size"]))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor(Qt.white))
    del errors[:]
    job = QgsMapRendererParallelJob(settings)
    loop = QEventLoop()
    job.finished.connect(loop.quit)
    job.start()
    loop.exec_()
    errors.extend(error.message for error in job.errors())
    if not job.renderedImage().save(view["out"]):
        sys.exit("not written: " + view["out"])
    return {"crs": layer.crs().authid(), "warnings": warnings, "errors": list(errors),
            "requests": list(requests)}


def main():
    application = QgsApplication([], False)
    application.initQgis()
    errors = []
    # What providers complain of goes to the log, and nowhere else.
    application.messageLog().messageReceived.connect(
        lambda text, tag, level: errors.append(text) if level in (Qgis.Warning, Qgis.Critical) else None)
    requests = []
    QgsNetworkAccessManager.instance().requestAboutToBeCreated[QgsNetworkRequestParameters].connect(
        lambda parameters: requests.append(parameters.request().url().toString()))
    with open(sys.argv[1], encoding="utf-8") as file:
        views = json.load(file)
    json.dump([draw(view, errors, requests) for view in views], sys.stdout)
    sys.stdout.flush()
    # what Qt does when its objects are taken apart in any order is not worth waiting for
    os._exit(0)


main()
