-- Maps and tiles find their features by the index of geom, with the box of the tile in the layer's CRS: a second spatial index
-- cost a tenth of an import and thirty megabytes for every half million parcels.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT indexname FROM pg_indexes WHERE schemaname = 'layer' AND indexname LIKE '%\_geom\_web\_gist' LOOP
    EXECUTE format('DROP INDEX layer.%I', name);
  END LOOP;
END $$;
