"""Asks a WMS for a picture and the features of one pixel of each layer, by OWSLib, in several CRSs.

usage: owslib_wms.py URL VERSION VIEWS DIRECTORY
VIEWS: JSON file, layer -> list of {"crs": "EPSG:4326", "box": [minX, minY, maxX, maxY], "pixel": [x, y]}
Pictures go to DIRECTORY/<layer>-<number>.png; the rest to standard output as JSON by layer.
"""
import json
import os
import sys

from owslib.wms import WebMapService

SIZE = (256, 256)


def main():
    url, version, views, directory = sys.argv[1:]
    wms = WebMapService(url, version=version, timeout=60)
    report = {}
    for name, wanted in json.load(open(views, encoding="utf-8")).items():
        layer = wms.contents[name]
        infos = []
        for number, view in enumerate(wanted):
            request = dict(layers=[name], styles=[""], srs=view["crs"], bbox=tuple(view["box"]), size=SIZE,
                           format="image/png", transparent=True)
            with open(os.path.join(directory, "%s-%d.png" % (name, number)), "wb") as out:
                out.write(wms.getmap(**request).read())
            info = wms.getfeatureinfo(query_layers=[name], info_format="application/json", xy=tuple(view["pixel"]),
                                      feature_count=10, **request).read()
            infos.append([feature["id"] for feature in json.loads(info)["features"]])
        report[name] = {
            "title": layer.title,
            "box": layer.boundingBoxWGS84,
            "queryable": layer.queryable,
            "legend": next(iter(layer.styles.values()), {}).get("legend"),
            "infos": infos,
        }
    json.dump({"all": list(wms.contents), "layers": report}, sys.stdout)


main()
