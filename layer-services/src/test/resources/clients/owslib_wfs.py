"""What OWSLib understands of a WFS 2.0.0, as JSON by feature type.

usage: owslib_wfs.py URL BOXES     BOXES: JSON file, feature type -> [west, south, east, north] in degrees
"""
import json
import sys
import xml.etree.ElementTree as ET

from owslib.wfs import WebFeatureService

GML = "{http://www.opengis.net/gml/3.2}"
WFS = "{http://www.opengis.net/wfs/2.0}"


def features(document):
    """gml:id and the first position of each member, as they are written."""
    found = []
    for member in ET.fromstring(document).iter(WFS + "member"):
        feature = member[0]
        position = next(e for e in feature.iter() if e.tag in (GML + "pos", GML + "posList"))
        found.append([feature.attrib[GML + "id"], [float(n) for n in position.text.split()[:2]]])
    return found


def properties(document):
    """Names of the properties that any feature has."""
    return sorted({p.tag.split("}")[1] for member in ET.fromstring(document).iter(WFS + "member") for p in member[0]})


def main():
    url, boxes = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
    wfs = WebFeatureService(url, version="2.0.0", timeout=60)
    report = {}
    for name, layer in wfs.contents.items():
        degrees = next(crs for crs in layer.crsOptions if crs.code == 4326)
        box = tuple(boxes[name]) + (degrees.id,)
        gml = wfs.getfeature(typename=[name]).read()
        report[name] = {
            "title": layer.title,
            "crs": [crs.getcodeurn() for crs in layer.crsOptions],
            "box": layer.boundingBoxWGS84,
            "properties": properties(gml),
            "gml": features(gml),
            "inside": features(wfs.getfeature(typename=[name], bbox=box).read()),
            "page": features(wfs.getfeature(typename=[name], maxfeatures=2, startindex=1).read()),
            "json": [f["id"] for f in json.loads(
                wfs.getfeature(typename=[name], outputFormat="application/json").read())["features"]],
        }
    json.dump(report, sys.stdout)


main()
