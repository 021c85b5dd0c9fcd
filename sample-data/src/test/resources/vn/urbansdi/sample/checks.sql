-- Whether the sample is a place that could be: plain PostGIS over the imported tables, knowing nothing of the generator.
--
--   psql -d sdi -c 'SET search_path = layer, public' -f checks.sql
--
-- Each check answers how many things it examined and how many of them are wrong. Lengths are metres, areas square metres,
-- in EPSG:5899. Neighbours share their corners to the centimetre; deliveries in UTM 48N and in degrees come back to less
-- than a tenth of a millimetre, so 1 cm and 1 dm² are what a round trip is allowed at most.

-- check geometries_are_valid: at least 150000
SELECT count(*) AS examined, count(*) FILTER (WHERE geom IS NULL OR ST_IsEmpty(geom) OR NOT ST_IsValid(geom)) AS violations
FROM (SELECT geom FROM city UNION ALL SELECT geom FROM ward UNION ALL SELECT geom FROM land_parcel
  UNION ALL SELECT geom FROM building UNION ALL SELECT geom FROM planning_zone UNION ALL SELECT geom FROM road
  UNION ALL SELECT geom FROM drain_pipe UNION ALL SELECT geom FROM flood_zone UNION ALL SELECT geom FROM landslide_zone
  UNION ALL SELECT geom FROM hazard_warning UNION ALL SELECT geom FROM water_body UNION ALL SELECT geom FROM street_light UNION ALL SELECT geom FROM manhole) f;

-- check wards_do_not_overlap: at least 25
SELECT count(*) AS examined, count(*) FILTER (WHERE EXISTS (SELECT FROM ward b WHERE b.fid <> a.fid AND b.geom && a.geom
  AND ST_Area(ST_Intersection(a.geom, b.geom)) > 0.1)) AS violations
FROM ward a;

-- check wards_tile_their_city: at least 4
SELECT count(*) AS examined, count(*) FILTER (WHERE c.fid IS NULL OR w.city IS NULL
  OR ST_Area(ST_SymDifference(c.geom, w.geom)) > 0.1
  OR (SELECT sum(ST_NumInteriorRings(part.geom)) FROM ST_Dump(w.geom) part) > 0) AS violations
FROM (SELECT city, ST_Union(geom) AS geom FROM ward GROUP BY city) w FULL JOIN city c ON c.city_id = w.city;

-- check parcels_do_not_overlap: at least 40000
SELECT count(*) AS examined, sum(overlapped) AS violations
FROM land_parcel a CROSS JOIN LATERAL (SELECT count(*) AS overlapped FROM land_parcel b WHERE b.geom && a.geom AND b.fid > a.fid
  AND ST_Relate(a.geom, b.geom, '2********') AND ST_Area(ST_Intersection(a.geom, b.geom)) > 0.01) near;

-- Blocks are two alleys' verges apart (1.6 m) at least: whatever is narrower than 0.6 m is a sliver between parcels.
-- check parcels_leave_no_slivers: at least 40000
WITH sheet AS (SELECT count(*) AS parcels, ST_Union(geom) AS geom FROM land_parcel GROUP BY city, ward_code, sheet_no),
  closed AS (SELECT parcels, geom, ST_Buffer(ST_Buffer(geom, 0.3, 'join=mitre mitre_limit=30'), -0.3,
    'join=mitre mitre_limit=30') AS filled FROM sheet),
  sliver AS (SELECT (ST_Dump(ST_Difference(filled, ST_Buffer(geom, 0.01, 'join=mitre')))).geom FROM closed)
SELECT (SELECT sum(parcels) FROM sheet) AS examined, count(*) FILTER (WHERE ST_Area(geom) > 0.05) AS violations FROM sliver;

-- In town a planning zone is one block; parcels fill it.
-- check parcels_fill_their_block: at least 1500
SELECT count(*) AS examined, count(*) FILTER (WHERE filled IS NULL OR abs(filled - area) > greatest(1, 0.002 * area)) AS violations
FROM (SELECT ST_Area(z.geom) AS area, (SELECT sum(ST_Area(p.geom)) FROM land_parcel p
  WHERE ST_Intersects(z.geom, ST_PointOnSurface(p.geom)) AND p.geom && z.geom) AS filled FROM planning_zone z) block;

-- check planning_zones_do_not_overlap: at least 1500
SELECT count(*) AS examined, count(*) FILTER (WHERE EXISTS (SELECT FROM planning_zone b WHERE b.fid <> a.fid
  AND b.geom && a.geom AND ST_Area(ST_Intersection(a.geom, b.geom)) > 0.01)) AS violations
FROM planning_zone a;

-- check parcels_lie_in_their_ward: at least 40000
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM ward w WHERE w.ward_code = p.ward_code
  AND w.city = p.city AND (ST_Covers(w.geom, p.geom) OR ST_Area(ST_Difference(p.geom, w.geom)) < 0.01))) AS violations
FROM land_parcel p;

-- check buildings_lie_in_one_parcel: at least 30000
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT coalesce(inside, false)) AS violations
FROM building b LEFT JOIN LATERAL (SELECT bool_or(p.city = b.city AND p.ward_code = b.ward_code
  AND (ST_Covers(p.geom, b.geom) OR ST_Area(ST_Difference(b.geom, p.geom)) < 0.01)) AS inside
  FROM land_parcel p WHERE ST_Intersects(p.geom, ST_PointOnSurface(b.geom))) near ON true;

-- check buildings_do_not_overlap: at least 30000
SELECT count(*) AS examined, count(*) FILTER (WHERE EXISTS (SELECT FROM building b WHERE b.fid <> a.fid
  AND b.geom && a.geom AND ST_Relate(a.geom, b.geom, '2********')
  AND ST_Area(ST_Intersection(a.geom, b.geom)) > 0.01)) AS violations
FROM building a;

-- check nothing_is_built_in_a_river: at least 8
SELECT count(*) AS examined, count(*) FILTER (WHERE EXISTS (SELECT FROM building b WHERE b.geom && w.geom
  AND ST_Area(ST_Intersection(b.geom, w.geom)) > 1)) AS violations
FROM water_body w;

-- check permits_and_shelters_stand_in_a_building: at least 1500
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT EXISTS (
  SELECT FROM building b WHERE b.city = p.city AND ST_DWithin(b.geom, p.geom, 0.01))) AS violations
FROM (SELECT city, geom FROM building_permit UNION ALL SELECT city, geom FROM shelter) p;

-- On the median of a wide road, on the kerb of any other: never more than half a carriageway and a step from its centre line.
-- check lights_stand_along_their_road: at least 6000
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM road r WHERE ST_DWithin(r.geom, l.geom, 5)
  AND r.city = l.city AND r.name IS NOT DISTINCT FROM l.road_name)) AS violations
FROM street_light l;

-- The last part of an identifier is the number of the lamp in its row; a row has no gaps.
-- check lights_are_30_to_40_m_apart: at least 5000
SELECT count(*) AS examined, count(*) FILTER (WHERE number <> before + 1 OR apart NOT BETWEEN 30 AND 40) AS violations
FROM (SELECT right(light_id, 3)::int AS number, lag(right(light_id, 3)::int) OVER line AS before,
  ST_Distance(geom, lag(geom) OVER line) AS apart FROM street_light
  WINDOW line AS (PARTITION BY city, left(light_id, -4) ORDER BY right(light_id, 3)::int)) lamp
WHERE before IS NOT NULL;

-- check lights_are_fed_by_a_cabinet_nearby: at least 6000
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM lighting_cabinet c
  WHERE c.cabinet_id = l.cabinet_id AND c.city = l.city AND ST_DWithin(c.geom, l.geom, 600))) AS violations
FROM street_light l;

-- check cabinets_carry_their_lights: at least 150
SELECT count(*) AS examined, count(*) FILTER (WHERE load_kw IS NULL OR load_kw > capacity_kw) AS violations
FROM (SELECT c.capacity_kw, (SELECT sum(power_w) / 1000.0 FROM street_light l WHERE l.cabinet_id = c.cabinet_id) AS load_kw
  FROM lighting_cabinet c) fed;

-- check pipes_run_downhill: at least 5000
SELECT count(*) AS examined, count(*) FILTER (WHERE (invert_up_m > invert_down_m) IS NOT TRUE) AS violations FROM drain_pipe;

-- check pipes_join_manholes_and_outfalls: at least 5000
WITH node AS (SELECT city, manhole_id AS id, geom, false AS last FROM manhole
  UNION ALL SELECT city, outfall_id, geom, true FROM outfall)
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT coalesce(ST_DWithin(ST_StartPoint(p.geom), a.geom, 0.01)
  AND ST_DWithin(ST_EndPoint(p.geom), b.geom, 0.01) AND p.city = a.city AND p.city = b.city AND NOT a.last, false)) AS violations
FROM drain_pipe p LEFT JOIN node a ON a.id = p.from_node LEFT JOIN node b ON b.id = p.to_node;

-- Water leaves a manhole no higher than it comes in, unless a pump lifts it, and neither below its floor nor above its cover.
-- check pipes_fit_the_levels_of_their_manholes: at least 5000
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT coalesce(
  m.invert_m <= leaving AND leaving < m.ground_m AND m.invert_m <= coalesce(arriving, leaving)
  AND (leaving <= coalesce(arriving, leaving) OR EXISTS (SELECT FROM pump_station p WHERE p.city = m.city
    AND ST_DWithin(p.geom, m.geom, 3))), false)) AS violations
FROM manhole m LEFT JOIN (SELECT from_node, max(invert_up_m) AS leaving FROM drain_pipe GROUP BY 1) o ON o.from_node = m.manhole_id
  LEFT JOIN (SELECT to_node, min(invert_down_m) AS arriving FROM drain_pipe GROUP BY 1) i ON i.to_node = m.manhole_id;

-- Directed: one way out of every manhole, none out of an outfall. With the next check that also means: no cycles.
-- check manholes_have_one_way_out: at least 5000
SELECT count(*) AS examined, count(*) FILTER (WHERE ways <> wanted) AS violations
FROM (SELECT (SELECT count(*) FROM drain_pipe p WHERE p.from_node = n.id) AS ways, wanted FROM
  (SELECT manhole_id AS id, 1 AS wanted FROM manhole UNION ALL SELECT outfall_id, 0 FROM outfall) n OFFSET 0) node;

-- check manholes_reach_an_outfall: at least 5000
WITH RECURSIVE reached (id) AS (
  SELECT outfall_id FROM outfall
  UNION SELECT p.from_node FROM drain_pipe p JOIN reached r ON p.to_node = r.id)
SELECT count(*) AS examined, count(*) FILTER (WHERE manhole_id NOT IN (SELECT id FROM reached)) AS violations FROM manhole;

-- Under the carriageway: within half of it of the centre line, all along. The last pipe leaves the road for the water.
-- check pipes_lie_under_roads: at least 5000
SELECT count(DISTINCT fid) AS examined, count(DISTINCT fid) FILTER (WHERE NOT EXISTS (SELECT FROM road r
  WHERE ST_DWithin(r.geom, point, 3) AND r.city = pipe.city)) AS violations
FROM (SELECT fid, city, (ST_DumpPoints(ST_Segmentize(geom, 10))).geom AS point FROM drain_pipe
  WHERE to_node NOT IN (SELECT outfall_id FROM outfall)) pipe;

-- Outfalls may stand in the water, at most as far out as a mouth is from its last manhole.
-- check features_lie_in_their_city: at least 150000
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT EXISTS (
  SELECT FROM ward w WHERE w.city = f.city AND ST_DWithin(w.geom, f.place, f.tolerance))) AS violations
FROM (
  SELECT city, ST_PointOnSurface(geom) AS place, 0.01 AS tolerance FROM land_parcel
  UNION ALL SELECT city, ST_PointOnSurface(geom), 0.01 FROM building
  UNION ALL SELECT city, ST_PointOnSurface(geom), 0.01 FROM planning_zone
  UNION ALL SELECT city, ST_PointOnSurface(geom), 0.01 FROM flood_zone
  UNION ALL SELECT city, ST_PointOnSurface(geom), 0.01 FROM landslide_zone
  UNION ALL SELECT city, ST_PointOnSurface(geom), 0.01 FROM hazard_warning
  UNION ALL SELECT city, ST_PointOnSurface(geom), 2 FROM road
  UNION ALL SELECT city, geom, 0.01 FROM building_permit
  UNION ALL SELECT city, geom, 0.01 FROM shelter
  UNION ALL SELECT city, geom, 10 FROM street_light
  UNION ALL SELECT city, geom, 10 FROM lighting_cabinet
  UNION ALL SELECT city, geom, 10 FROM manhole
  UNION ALL SELECT city, geom, 10 FROM pump_station
  UNION ALL SELECT city, ST_StartPoint(geom), 10 FROM drain_pipe
  UNION ALL SELECT city, geom, 160 FROM outfall) f;

-- Shores and rivers as they were drawn beforehand, in degrees; the generator lets them wander up to 400 m.
-- check flood_zones_lie_by_the_water: at least 150
WITH water AS MATERIALIZED (SELECT city, ST_Collect(ST_Transform(ST_GeomFromText(line, 4326), 5899)) AS geom FROM (VALUES
    ('ha_long', 'shore', 'LINESTRING(107.200 20.942, 107.196 20.936, 107.175 20.934, 107.160 20.930, 107.148 20.934,
      107.135 20.941, 107.128 20.937, 107.112 20.936, 107.098 20.941, 107.086 20.946, 107.076 20.9465, 107.068 20.9495,
      107.0655 20.955, 107.067 20.962, 107.078 20.967, 107.090 20.976, 107.093 20.988, 107.085 20.998, 107.070 21.006,
      107.052 21.009, 107.037 21.003, 107.030 20.993, 107.037 20.982, 107.050 20.976, 107.0585 20.968, 107.0605 20.960,
      107.0595 20.9545, 107.050 20.9475, 107.040 20.944, 107.028 20.947, 107.010 20.951, 106.993 20.954, 106.980 20.950,
      106.968 20.944, 106.955 20.950, 106.940 20.955, 106.925 20.945, 106.905 20.948, 106.885 20.955, 106.868 20.952,
      106.852 20.960)'),
    ('ha_long', 'Sông Diễn Vọng', 'LINESTRING(107.15 21.128, 107.138 21.10, 107.11 21.075, 107.094 21.04, 107.078
      21.015, 107.068 20.995)'),
    ('ha_long', 'Sông Trới', 'LINESTRING(106.93 21.15, 106.95 21.11, 106.968 21.08, 107.0 21.055, 107.018 21.025,
      107.045 20.998)'),
    ('cam_pha', 'shore', 'LINESTRING(107.412 21.180, 107.410 21.160, 107.416 21.142, 107.402 21.125, 107.388 21.108,
      107.378 21.092, 107.368 21.080, 107.368 21.060, 107.372 21.045, 107.372 21.028, 107.364 21.012, 107.350 21.000,
      107.335 20.992, 107.318 20.993, 107.303 20.998, 107.29 20.995, 107.27 20.997, 107.25 20.998, 107.24 20.990, 107.225
      20.985, 107.222 20.972, 107.207 20.962, 107.203 20.950)'),
    ('cam_pha', 'Sông Mông Dương', 'LINESTRING(107.255 21.15, 107.295 21.118, 107.322 21.092, 107.345 21.068, 107.38
      21.055)'),
    ('cam_pha', 'Sông Diễn Vọng', 'LINESTRING(107.21 21.06, 107.20 21.02, 107.225 20.995, 107.232 20.975)'),
    ('uong_bi', 'shore', 'LINESTRING(106.795 20.992, 106.782 20.980, 106.768 20.973, 106.764 20.985, 106.755 20.996,
      106.735 21.000, 106.705 21.001, 106.680 21.008)'),
    ('uong_bi', 'Sông Uông', 'LINESTRING(106.79 21.13, 106.788 21.10, 106.783 21.07, 106.770 21.045, 106.768 21.025,
      106.762 21.005, 106.750 20.985)'),
    ('uong_bi', 'Sông Sinh', 'LINESTRING(106.735 21.09, 106.742 21.05, 106.745 21.02, 106.742 20.99)'),
    ('mong_cai', 'shore', 'LINESTRING(107.955 21.538, 107.975 21.541, 108.00 21.548, 108.03 21.546, 108.045 21.536,
      108.04 21.520, 108.02 21.510, 108.045 21.503, 108.07 21.494, 108.085 21.485, 108.06 21.482, 108.035 21.478, 108.015
      21.468, 107.995 21.452, 107.982 21.438, 107.970 21.435, 107.975 21.452, 107.968 21.468, 107.958 21.450, 107.945
      21.432, 107.932 21.412, 107.918 21.415, 107.910 21.430, 107.918 21.450, 107.915 21.470, 107.925 21.487, 107.905
      21.498, 107.893 21.512, 107.878 21.496, 107.860 21.505, 107.855 21.520, 107.848 21.498, 107.837 21.480, 107.828
      21.500, 107.815 21.488, 107.800 21.502, 107.785 21.490, 107.775 21.508, 107.758 21.508)'),
    ('mong_cai', 'Sông Ka Long', 'LINESTRING(107.80 21.66, 107.84 21.618, 107.875 21.578, 107.92 21.558, 107.952 21.535,
      107.960 21.505, 107.962 21.485, 107.972 21.455)'),
    ('mong_cai', 'Sông Thín Coóng', 'LINESTRING(107.81 21.60, 107.85 21.56, 107.852 21.53, 107.852 21.51)')  ) drawn (city, name, line) GROUP BY city),
  isle AS MATERIALIZED (SELECT city_id AS city, (ST_Dump(geom)).geom FROM city)
SELECT count(*) AS examined, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM water w
    WHERE w.city = f.city AND ST_DWithin(w.geom, f.geom, 820))
  AND NOT EXISTS (SELECT FROM isle i WHERE i.city = f.city AND ST_Area(i.geom) < 60e6 AND ST_Intersects(i.geom, f.geom))) AS violations
FROM flood_zone f;

-- The sample has no heights of its own, but water stands on flat ground, and paddies and fish ponds are flat.
-- check landslide_zones_lie_off_the_flat: at least 150
SELECT count(*) AS examined, count(*) FILTER (WHERE EXISTS (SELECT FROM flood_zone f WHERE ST_Intersects(f.geom, z.geom))
  OR EXISTS (SELECT FROM land_parcel p WHERE p.land_use IN ('LUC', 'LUK', 'NTS', 'LMU')
    AND ST_Intersects(p.geom, ST_PointOnSurface(z.geom)))) AS violations
FROM landslide_zone z;

-- Text as people write it: composed (NFC), no letter lost to '?' or a replacement character, no Ð for Đ, no stray tone mark.
-- check texts_are_whole: at least 100000
SELECT count(*) AS examined, count(*) FILTER (WHERE text IS NOT NFC NORMALIZED OR text ~ '[?\uFFFD\u00D0\u0080-\u009F\u0300-\u036F]'
  OR text <> btrim(text)) AS violations
FROM (SELECT owner_name FROM land_parcel UNION ALL SELECT address FROM land_parcel UNION ALL SELECT address FROM building
  UNION ALL SELECT name FROM building UNION ALL SELECT applicant_name FROM building_permit UNION ALL SELECT name FROM road
  UNION ALL SELECT name FROM planning_zone UNION ALL SELECT road_name FROM street_light UNION ALL SELECT name FROM lighting_cabinet
  UNION ALL SELECT name FROM pump_station UNION ALL SELECT name FROM outfall UNION ALL SELECT receiving_water FROM outfall
  UNION ALL SELECT name FROM flood_zone UNION ALL SELECT name FROM landslide_zone UNION ALL SELECT name FROM shelter
  UNION ALL SELECT message_vi FROM hazard_warning UNION ALL SELECT name FROM ward UNION ALL SELECT full_name FROM ward
  UNION ALL SELECT name FROM city) t (text)
WHERE text IS NOT NULL;

-- Nearly every Vietnamese name of a person has a letter with a mark: a city without them has lost them on the way.
-- check names_of_people_have_their_marks: at least 40000
SELECT sum(people) AS examined, count(*) FILTER (WHERE marked < 0.97 * people) AS violations
FROM (SELECT city, count(*) AS people, count(*) FILTER (WHERE owner_name ~ '[À-ỹ]') AS marked
  FROM land_parcel WHERE owner_name IS NOT NULL GROUP BY city) c;

-- People are sent to a shelter by its name.
-- check shelters_of_a_city_have_names_of_their_own: at least 90
SELECT count(*) AS examined, count(*) - count(DISTINCT (city, name)) AS violations FROM shelter;
