"""What QGIS's WFS provider reads of a feature type, and what it makes of edits, without a window.

usage: qgis_wfs.py URL VERSION TYPE SRS [EDITS]

Prints JSON: the features by the value of the first attribute, each with its attributes and its WKT in SRS.
With EDITS it saves them instead, in one go, and prints nothing: what it would read afterwards could be its own memory.
EDITS: JSON file: {"add": [{"wkt": "...", "attributes": {...}}], "change": {KEY: {...}}, "move": {KEY: "wkt"}, "delete": [KEY]},
where a KEY is a value of the first attribute.
"""
import json
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HOME"] = os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="qgis-")

from qgis.PyQt.QtCore import QVariant  # noqa: E402
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsVectorLayer  # noqa: E402


def open_layer(url, version, name, srs):
    source = ("pagingEnabled='true' restrictToRequestBBOX='0' srsname='{}' typename='{}' url='{}' version='{}'"
              .format(srs, name, url, version))
    layer = QgsVectorLayer(source, name, "WFS")
    if not layer.isValid():
        sys.exit("QGIS cannot open {} in {}: {}".format(name, version, layer.error().message()))
    return layer


def plain(value):
    if isinstance(value, QVariant):
        return None if value.isNull() else plain(value.value())
    return value if value is None or isinstance(value, (bool, int, float, str)) else value.toString("yyyy-MM-dd")


def describe(layer):
    names = [field.name() for field in layer.fields()]
    found = {}
    for feature in layer.getFeatures():
        attributes = {name: plain(feature[name]) for name in names}
        geometry = feature.geometry()
        found[str(attributes[names[0]])] = {
            "attributes": attributes,
            "wkt": None if geometry.isNull() else geometry.asWkt(9),
        }
    extent = layer.extent()
    return {
        "crs": layer.crs().authid(),
        "editable": bool(layer.dataProvider().capabilities() & layer.dataProvider().AddFeatures),
        "extent": [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()],
        "features": found,
    }


def edit(layer, edits):
    by_key = {str(feature[0]): feature.id() for feature in layer.getFeatures()}
    if not layer.startEditing():
        sys.exit("QGIS holds the layer for read-only")
    for added in edits.get("add", []):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(added["wkt"]))
        for name, value in added["attributes"].items():
            feature.setAttribute(name, value)
        if not layer.addFeature(feature):
            sys.exit("not added")
    for key, changes in edits.get("change", {}).items():
        for name, value in changes.items():
            layer.changeAttributeValue(by_key[key], layer.fields().indexOf(name), value)
    for key, wkt in edits.get("move", {}).items():
        layer.changeGeometry(by_key[key], QgsGeometry.fromWkt(wkt))
    layer.deleteFeatures([by_key[key] for key in edits.get("delete", [])])
    if not layer.commitChanges():
        sys.exit("QGIS could not save: " + " / ".join(layer.commitErrors()))


def main():
    application = QgsApplication([], False)
    application.initQgis()
    arguments = sys.argv[1:5]
    layer = open_layer(*arguments)
    if len(sys.argv) > 5:
        with open(sys.argv[5], encoding="utf-8") as file:
            edit(layer, json.load(file))
    else:
        json.dump(describe(layer), sys.stdout)
    sys.stdout.flush()
    # what Qt does when its objects are taken apart in any order is not worth waiting for
    os._exit(0)


main()
