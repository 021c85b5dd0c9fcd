/** PostGIS behind the ports: bound SQL, schema planning, staging by COPY, tiles, history. */
package vn.urbansdi.store;
