"""What OWSLib understands of a WFS 1.0.0 or 1.1.0, as JSON by feature type.

usage: owslib_wfs_earlier.py URL VERSION
"""
import json
import re
import sys
import xml.etree.ElementTree as ET

from owslib.wfs import WebFeatureService

GML = "{http://www.opengis.net/gml}"


def features(document):
    """Identifier and first position of each member; the latter longitude before latitude, as EPSG:4326 is asked for."""
    found = {}
    for member in ET.fromstring(document).iter(GML + "featureMember"):
        feature = member[0]
        position = next(e for e in feature.iter() if e.tag in (GML + "pos", GML + "posList", GML + "coordinates"))
        numbers = [float(n) for n in re.split(r"[\s,]+", position.text.strip())[:2]]
        found[feature.attrib.get("fid") or feature.attrib[GML + "id"]] = numbers
    return found


def main():
    url, version = sys.argv[1:3]
    wfs = WebFeatureService(url, version=version, timeout=60)
    report = {}
    for name, layer in wfs.contents.items():
        report[name] = {
            "title": layer.title,
            "box": layer.boundingBoxWGS84,
            "features": features(wfs.getfeature(typename=[name], srsname="EPSG:4326").read()),
            "page": len(features(wfs.getfeature(typename=[name], maxfeatures=2).read())),
        }
    json.dump(report, sys.stdout)


main()
