#!/usr/bin/env bash
# The OGC's suite of WFS 2.0 against a service: wfs20.sh BASE_URL WORK_DIR. Prints a table; ends with 1 if something failed.
# The suite fetches the OGC's schemas; SDI_SCHEMA_PROXY=host:port names an HTTP proxy that has them where the network does not.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
service=$1 work=$2
rm -rf "$work/out"; mkdir -p "$work/out"
mvn -B -ntp -q -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
java -cp "$work/lib/*" "$here/ServiceRegistryPatch.java" "$work/patch"
cat >"$work/wfs20.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE properties SYSTEM "http://java.sun.com/dtd/properties.dtd">
<properties version="1.0"><entry key="wfs">$service/wfs?service=WFS&amp;version=2.0.0&amp;request=GetCapabilities</entry></properties>
XML
proxy=()
if [ -n "${SDI_SCHEMA_PROXY:-}" ]; then
  proxy=(-Dhttp.proxyHost="${SDI_SCHEMA_PROXY%:*}" -Dhttp.proxyPort="${SDI_SCHEMA_PROXY#*:}" "-Dhttp.nonProxyHosts=127.0.0.1|localhost")
fi
# Its caches (an EPSG database among them) go into the work directory too.
timeout 1800 java --patch-module java.desktop="$work/patch" --add-opens java.base/java.lang=ALL-UNNAMED \
  --add-opens java.base/java.util=ALL-UNNAMED -Duser.home="$work" ${proxy[@]+"${proxy[@]}"} -cp "$work/lib/*" \
  org.opengis.cite.iso19142.TestNGController -o "$work/out" "$work/wfs20.xml" >"$work/wfs20.log" 2>&1
results=$(find "$work/out" -name testng-results.xml -print -quit)
[ -n "$results" ] || { tail -20 "$work/wfs20.log" >&2; exit 1; }
java "$here/Summary.java" "$results"
