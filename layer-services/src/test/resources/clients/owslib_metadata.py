"""Reads metadata records (ISO 19139) by OWSLib: the files named, one after the other; prints what it found as JSON."""

import json
import sys

from owslib.etree import etree
from owslib.iso import MD_Metadata


def read(path):
    record = MD_Metadata(etree.parse(path))
    about = record.identification
    if isinstance(about, list):
        about = about[0]
    box = about.extent.boundingBox
    quality = record.dataquality
    return {
        "identifier": record.identifier,
        "language": record.languagecode,
        "level": record.hierarchy,
        "date": record.datestamp,
        "contacts": [[c.organization, c.email, c.phone, c.role] for c in record.contact],
        "crs": [record.referencesystem.codeSpace, record.referencesystem.code],
        "title": about.title,
        "abstract": about.abstract,
        "topics": about.topiccategory,
        "keywords": [word for group in about.keywords for word in group["keywords"]],
        "box": [float(v) for v in (box.minx, box.miny, box.maxx, box.maxy)],
        "begin": getattr(about, "temporalextent_start", None),
        "end": getattr(about, "temporalextent_end", None),
        "online": [[o.protocol, o.url, o.name] for o in record.distribution.online],
        "lineage": quality.lineage if quality else None,
    }


print(json.dumps([read(path) for path in sys.argv[1:]]))
