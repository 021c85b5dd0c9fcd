-- For each check of checks.sql, what makes it fail: done to a copy of the tables that holds one city, and rolled back.

-- check geometries_are_valid
UPDATE flood_zone SET geom = ST_Multi(ST_MakePolygon(ST_MakeLine(ARRAY[ST_Translate(c, 0, 0), ST_Translate(c, 9, 9),
  ST_Translate(c, 9, 0), ST_Translate(c, 0, 9), ST_Translate(c, 0, 0)])))
FROM (SELECT fid AS one, ST_Centroid(geom) AS c FROM flood_zone ORDER BY fid LIMIT 1) f WHERE fid = one;

-- check wards_do_not_overlap
UPDATE ward SET geom = ST_Translate(geom, 0, 1) WHERE fid = (SELECT min(fid) FROM ward);

-- check wards_tile_their_city
UPDATE ward SET geom = ST_Multi(ST_Difference(geom, ST_Buffer(ST_PointOnSurface(geom), 1))) WHERE fid = (SELECT min(fid) FROM ward);

-- check parcels_do_not_overlap
UPDATE land_parcel SET geom = ST_Translate(geom, 0.3, 0.3) WHERE fid = (SELECT min(fid) FROM land_parcel WHERE land_use = 'ODT');

-- check parcels_leave_no_slivers
UPDATE land_parcel SET geom = ST_Multi(ST_Buffer(geom, -0.05)) WHERE fid = (SELECT min(fid) FROM land_parcel WHERE land_use = 'ODT');

-- check parcels_fill_their_block
DELETE FROM land_parcel p WHERE fid = (SELECT min(q.fid) FROM land_parcel q JOIN planning_zone z
  ON q.geom && z.geom AND ST_Area(ST_Intersection(q.geom, z.geom)) > 20);

-- check planning_zones_do_not_overlap
INSERT INTO planning_zone SELECT (jsonb_populate_record(z, '{"fid": -1}')).* FROM planning_zone z ORDER BY fid LIMIT 1;

-- check parcels_lie_in_their_ward
UPDATE land_parcel SET ward_code = (SELECT ward_code FROM ward ORDER BY ward_code DESC LIMIT 1)
WHERE fid = (SELECT fid FROM land_parcel ORDER BY ward_code, fid LIMIT 1);

-- check buildings_lie_in_one_parcel
UPDATE building SET geom = ST_Translate(geom, 4, 3) WHERE fid = (SELECT min(fid) FROM building WHERE ST_Area(geom) < 100);

-- check buildings_do_not_overlap
UPDATE building SET geom = (SELECT ST_Translate(geom, 0.5, 0) FROM building ORDER BY fid LIMIT 1)
WHERE fid = (SELECT max(fid) FROM building);

-- check nothing_is_built_in_a_river
UPDATE building SET geom = ST_Multi(ST_Buffer((SELECT ST_PointOnSurface(geom) FROM water_body ORDER BY fid LIMIT 1), 5))
WHERE fid = (SELECT min(fid) FROM building);

-- check permits_and_shelters_stand_in_a_building
DELETE FROM building b USING building_permit p WHERE p.fid = (SELECT min(fid) FROM building_permit) AND ST_Intersects(b.geom, p.geom);

-- check lights_stand_along_their_road
UPDATE street_light SET road_name = 'Phố Không Có' WHERE fid = (SELECT min(fid) FROM street_light);

-- check lights_are_30_to_40_m_apart
DELETE FROM street_light WHERE light_id = (SELECT min(light_id) FROM street_light WHERE light_id LIKE '%-002'
  AND replace(light_id, '-002', '-003') IN (SELECT light_id FROM street_light));

-- check lights_are_fed_by_a_cabinet_nearby
DELETE FROM lighting_cabinet WHERE fid = (SELECT min(fid) FROM lighting_cabinet);

-- check cabinets_carry_their_lights
UPDATE lighting_cabinet SET capacity_kw = 0.05 WHERE fid = (SELECT min(fid) FROM lighting_cabinet);

-- check pipes_run_downhill
UPDATE drain_pipe SET invert_up_m = invert_down_m WHERE fid = (SELECT min(fid) FROM drain_pipe);

-- check pipes_join_manholes_and_outfalls
UPDATE drain_pipe SET geom = ST_Reverse(geom) WHERE fid = (SELECT min(fid) FROM drain_pipe);

-- check pipes_fit_the_levels_of_their_manholes
UPDATE drain_pipe SET invert_down_m = invert_down_m - 1 WHERE fid = (SELECT min(p.fid) FROM drain_pipe p
  JOIN manhole m ON m.manhole_id = p.to_node);

-- check manholes_have_one_way_out
DELETE FROM drain_pipe WHERE fid = (SELECT min(fid) FROM drain_pipe);

-- check manholes_reach_an_outfall
UPDATE drain_pipe a SET to_node = b.from_node FROM drain_pipe b WHERE b.to_node = a.from_node
  AND b.fid = (SELECT min(p.fid) FROM drain_pipe p JOIN drain_pipe q ON q.from_node = p.to_node);

-- check pipes_lie_under_roads
UPDATE drain_pipe SET geom = ST_SetPoint(geom, 0, ST_Translate(ST_StartPoint(geom), 5, 5)) WHERE fid = (SELECT min(p.fid)
  FROM drain_pipe p JOIN manhole m ON m.manhole_id = p.to_node
  WHERE NOT EXISTS (SELECT FROM road r WHERE ST_DWithin(r.geom, ST_Translate(ST_StartPoint(p.geom), 5, 5), 3.1)));

-- check features_lie_in_their_city
UPDATE shelter SET city = 'mong_cai' WHERE fid = (SELECT min(fid) FROM shelter);

-- check flood_zones_lie_by_the_water
UPDATE flood_zone SET geom = ST_Translate(geom, 30000, 30000) WHERE fid = (SELECT min(fid) FROM flood_zone);

-- check landslide_zones_lie_off_the_flat
UPDATE landslide_zone SET geom = (SELECT geom FROM flood_zone ORDER BY fid LIMIT 1) WHERE fid = (SELECT min(fid) FROM landslide_zone);

-- check texts_are_whole
UPDATE road SET name = normalize(name, NFD) WHERE fid = (SELECT min(fid) FROM road WHERE name <> normalize(name, NFD));

-- check names_of_people_have_their_marks
UPDATE land_parcel SET owner_name = 'Nguyen Van An' WHERE fid % 20 = 0;

-- check shelters_of_a_city_have_names_of_their_own
UPDATE shelter SET name = 'Trường THCS Kim Đồng';
