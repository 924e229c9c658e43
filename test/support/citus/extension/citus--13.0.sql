-- A stand-in for Citus. Citus itself was not available: this extension follows its documented catalogs and functions
-- (Citus 12 and 13), keeps the tables where they are, and refuses what the documentation says that Citus refuses.
-- In contrast to Citus, undistribute_table() and alter_distributed_table() don't create the table again.

CREATE SCHEMA citus;

CREATE TYPE citus.distribution_type AS ENUM ('hash', 'range', 'append');

CREATE TABLE citus.pg_dist_partition (
  logicalrelid regclass NOT NULL UNIQUE,
  partmethod "char" NOT NULL,
  partkey text,
  colocationid integer NOT NULL DEFAULT 0,
  repmodel "char" NOT NULL,
  autoconverted boolean NOT NULL DEFAULT false
);
CREATE TABLE citus.pg_dist_colocation (
  colocationid integer NOT NULL PRIMARY KEY,
  shardcount integer NOT NULL,
  replicationfactor integer NOT NULL,
  distributioncolumntype oid NOT NULL,
  distributioncolumncollation oid NOT NULL
);
CREATE TABLE citus.pg_dist_schema (schemaid oid NOT NULL PRIMARY KEY, colocationid integer NOT NULL UNIQUE);
CREATE TABLE citus.pg_dist_shard (logicalrelid regclass NOT NULL, shardid bigint NOT NULL PRIMARY KEY);
CREATE SEQUENCE citus.pg_dist_colocationid_seq;
CREATE SEQUENCE citus.pg_dist_shardid_seq START 102008;

ALTER TABLE citus.pg_dist_partition SET SCHEMA pg_catalog;
ALTER TABLE citus.pg_dist_colocation SET SCHEMA pg_catalog;
ALTER TABLE citus.pg_dist_schema SET SCHEMA pg_catalog;
ALTER TABLE citus.pg_dist_shard SET SCHEMA pg_catalog;
ALTER SEQUENCE citus.pg_dist_colocationid_seq SET SCHEMA pg_catalog;
ALTER SEQUENCE citus.pg_dist_shardid_seq SET SCHEMA pg_catalog;
GRANT SELECT ON pg_dist_partition, pg_dist_colocation, pg_dist_schema, pg_dist_shard TO public;

CREATE FUNCTION pg_catalog.column_to_column_name(table_name regclass, column_var_text text) RETURNS text LANGUAGE sql STABLE STRICT
  AS $$ SELECT attname::text FROM pg_attribute
         WHERE attrelid = table_name AND attnum = substring(column_var_text FROM ':varattno (\d+)')::int $$;

-- The table of a shard is called like the table, with the number of the shard.
CREATE FUNCTION pg_catalog.relation_is_a_known_shard(relation regclass) RETURNS boolean LANGUAGE sql STABLE STRICT
  AS $$ SELECT EXISTS (SELECT FROM pg_dist_shard AS s JOIN pg_class AS t ON t.oid = s.logicalrelid JOIN pg_class AS c ON c.oid = relation
                        WHERE c.relnamespace = t.relnamespace AND c.relname = t.relname || '_' || s.shardid) $$;

CREATE FUNCTION citus.name_of(relation regclass) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT relname::text FROM pg_class WHERE oid = relation $$;

CREATE FUNCTION citus.new_group(column_type oid, column_collation oid, shard_count integer, copies integer DEFAULT 1) RETURNS integer LANGUAGE sql
  AS $$ INSERT INTO pg_dist_colocation SELECT nextval('pg_catalog.pg_dist_colocationid_seq'), coalesce(shard_count, 32), copies, column_type, column_collation
        RETURNING colocationid $$;

CREATE FUNCTION citus.find_group(wanted text, column_type oid, column_collation oid, shard_count integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  found integer;
BEGIN
  IF wanted = 'default' THEN
    SELECT min(g.colocationid) INTO found FROM pg_dist_colocation AS g
     WHERE g.distributioncolumntype = column_type AND g.distributioncolumncollation = column_collation
       AND g.shardcount = coalesce(shard_count, 32) AND g.replicationfactor = 1 AND NOT EXISTS (SELECT FROM pg_dist_schema AS s WHERE s.colocationid = g.colocationid);
  ELSIF wanted <> 'none' THEN
    SELECT p.colocationid INTO STRICT found FROM pg_dist_partition AS p WHERE p.logicalrelid = wanted::regclass;
    IF NOT EXISTS (SELECT FROM pg_dist_colocation AS g WHERE g.colocationid = found AND g.distributioncolumntype = column_type) THEN
      RAISE 'cannot colocate tables' USING DETAIL = 'Distribution column types don''t match.';
    END IF;
  END IF;
  RETURN coalesce(found, citus.new_group(column_type, column_collation, shard_count));
END $$;

-- Partitions are distributed like their parent.
CREATE FUNCTION citus.add_to_metadata(relation regclass, method "char", key text, colocation integer, replication "char") RETURNS void LANGUAGE sql
  AS $$ INSERT INTO pg_dist_partition (logicalrelid, partmethod, partkey, colocationid, repmodel)
        SELECT relation, method, key, colocation, replication UNION ALL
        SELECT t.relid, method, key, colocation, replication FROM pg_partition_tree(relation) AS t WHERE t.relid <> relation $$;

CREATE FUNCTION citus.check_all() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  bad record;
BEGIN
  FOR bad IN
    SELECT i.indexrelid::regclass AS name, citus.name_of(p.logicalrelid) AS relation
      FROM pg_dist_partition AS p JOIN pg_index AS i ON i.indrelid = p.logicalrelid
     WHERE p.partkey IS NOT NULL AND (i.indisunique OR i.indisexclusion)
       AND NOT substring(p.partkey FROM ':varattno (\d+)')::smallint = ANY (i.indkey::smallint[])
  LOOP
    RAISE 'cannot create constraint on "%"', bad.relation
      USING DETAIL = 'Distributed relations cannot have UNIQUE, EXCLUDE, or PRIMARY KEY constraints that do not include the partition column.';
  END LOOP;
  FOR bad IN
    SELECT c.conname AS name
      FROM pg_constraint AS c
      LEFT JOIN pg_dist_partition AS f ON f.logicalrelid = c.conrelid
      LEFT JOIN pg_dist_partition AS t ON t.logicalrelid = c.confrelid
     WHERE c.contype = 'f' AND c.conparentid = 0 AND t.repmodel IS DISTINCT FROM 't'
       AND (f.logicalrelid IS NOT NULL AND f.repmodel <> 't' OR t.logicalrelid IS NOT NULL)
       AND f.colocationid IS DISTINCT FROM t.colocationid
  LOOP
    RAISE 'cannot create foreign key constraint "%"', bad.name USING DETAIL = 'Relations are not colocated or not referencing a reference table.';
  END LOOP;
END $$;

CREATE FUNCTION pg_catalog.create_distributed_table(table_name regclass, distribution_column text,
    distribution_type citus.distribution_type DEFAULT 'hash', colocate_with text DEFAULT 'default', shard_count integer DEFAULT NULL)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  col pg_attribute;
  colocation integer;
BEGIN
  IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = table_name) THEN
    RAISE 'table "%" is already distributed', citus.name_of(table_name);
  END IF;
  IF shard_count IS NOT NULL AND colocate_with NOT IN ('default', 'none') THEN
    RAISE 'Cannot use colocate_with with a table and shard_count at the same time';
  END IF;
  IF distribution_column IS NULL THEN
    colocation := citus.find_group(colocate_with, 0, 0, 1);
    PERFORM citus.add_to_metadata(table_name, 'n', NULL, colocation, 's');
  ELSE
    SELECT * INTO col FROM pg_attribute WHERE attrelid = table_name AND attname = distribution_column AND attnum > 0;
    IF NOT FOUND THEN
      RAISE 'column "%" of relation "%" does not exist', distribution_column, citus.name_of(table_name);
    END IF;
    colocation := CASE WHEN distribution_type = 'hash' THEN citus.find_group(colocate_with, col.atttypid, col.attcollation, shard_count) ELSE 0 END;
    PERFORM citus.add_to_metadata(table_name, left(distribution_type::text, 1)::"char",
      format('{VAR :varno 1 :varattno %s :vartype %s}', col.attnum, col.atttypid), colocation, 's');
  END IF;
  PERFORM citus.check_all();
END $$;

CREATE FUNCTION pg_catalog.create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = table_name) THEN
    RAISE 'table "%" is already distributed', citus.name_of(table_name);
  END IF;
  PERFORM citus.add_to_metadata(table_name, 'n', NULL, coalesce(
    (SELECT colocationid FROM pg_dist_partition WHERE repmodel = 't' LIMIT 1), citus.new_group(0, 0, 1, -1)), 't');
  PERFORM citus.check_all();
END $$;

CREATE FUNCTION pg_catalog.undistribute_table(table_name regclass, cascade_via_foreign_keys boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = table_name) THEN
    RAISE 'cannot undistribute table because the table is not distributed';
  END IF;
  IF NOT cascade_via_foreign_keys AND EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND table_name IN (conrelid, confrelid) AND conrelid <> confrelid) THEN
    RAISE 'cannot undistribute table because table "%" has a foreign key', citus.name_of(table_name);
  END IF;
  DELETE FROM pg_dist_partition WHERE logicalrelid = table_name OR logicalrelid IN (SELECT relid FROM pg_partition_tree(table_name));
  DELETE FROM pg_dist_colocation WHERE colocationid NOT IN (SELECT colocationid FROM pg_dist_partition UNION SELECT colocationid FROM pg_dist_schema);
END $$;

CREATE FUNCTION pg_catalog.alter_distributed_table(table_name regclass, distribution_column text DEFAULT NULL, shard_count integer DEFAULT NULL,
    colocate_with text DEFAULT NULL, cascade_to_colocated boolean DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was text := (SELECT column_to_column_name(logicalrelid, partkey) FROM pg_dist_partition WHERE logicalrelid = table_name AND partmethod = 'h');
BEGIN
  IF was IS NULL THEN
    RAISE 'cannot alter table because the table is not distributed';
  END IF;
  IF EXISTS (SELECT FROM pg_constraint WHERE contype = 'f' AND table_name IN (conrelid, confrelid) AND conrelid <> confrelid) THEN
    RAISE 'the stand-in expects that foreign keys are dropped first';
  END IF;
  PERFORM undistribute_table(table_name);
  PERFORM create_distributed_table(table_name, coalesce(distribution_column, was), 'hash', coalesce(colocate_with, 'default'), shard_count);
END $$;

CREATE FUNCTION pg_catalog.citus_schema_distribute(schemaname regnamespace) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  colocation integer := citus.new_group(0, 0, 1);
BEGIN
  INSERT INTO pg_dist_schema VALUES (schemaname, colocation);
  PERFORM citus.add_to_metadata(oid, 'n', NULL, colocation, 's') FROM pg_class WHERE relnamespace = schemaname AND relkind IN ('r', 'p') AND NOT relispartition;
END $$;

CREATE FUNCTION pg_catalog.citus_schema_undistribute(schemaname regnamespace) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  colocation integer;
BEGIN
  DELETE FROM pg_dist_schema WHERE schemaid = schemaname RETURNING colocationid INTO STRICT colocation;
  DELETE FROM pg_dist_partition WHERE colocationid = colocation;
  DELETE FROM pg_dist_colocation WHERE colocationid = colocation;
END $$;

CREATE VIEW public.citus_tables AS
  SELECT logicalrelid AS table_name,
         CASE WHEN colocationid IN (SELECT colocationid FROM pg_dist_schema) THEN 'schema'
              WHEN partkey IS NOT NULL THEN 'distributed' WHEN repmodel = 't' THEN 'reference'
              WHEN colocationid = 0 THEN 'local' ELSE 'distributed' END AS citus_table_type,
         coalesce(column_to_column_name(logicalrelid, partkey), '<none>') AS distribution_column,
         colocationid AS colocation_id
    FROM pg_dist_partition;

-- What Citus does in its hooks. Tables that are created in a distributed schema are distributed, and so are new partitions.
CREATE FUNCTION citus.after_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM citus.add_to_metadata(c.oid, 'n', NULL, s.colocationid, 's')
     FROM pg_class AS c JOIN pg_dist_schema AS s ON s.schemaid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = c.oid);
  INSERT INTO pg_dist_partition SELECT i.inhrelid, p.partmethod, p.partkey, p.colocationid, p.repmodel
    FROM pg_inherits AS i JOIN pg_dist_partition AS p ON p.logicalrelid = i.inhparent
   WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = i.inhrelid);
  PERFORM citus.check_all();
END $$;

CREATE FUNCTION citus.after_drop() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects() AS d JOIN pg_dist_partition AS p ON p.logicalrelid = d.objid
              WHERE d.classid = 'pg_class'::regclass AND d.objsubid = substring(p.partkey FROM ':varattno (\d+)')::int) THEN
    RAISE 'cannot execute ALTER TABLE command dropping partition column';
  END IF;
  DELETE FROM pg_dist_partition WHERE logicalrelid IN (SELECT objid FROM pg_event_trigger_dropped_objects() WHERE classid = 'pg_class'::regclass AND objsubid = 0);
  DELETE FROM pg_dist_schema WHERE schemaid IN (SELECT objid FROM pg_event_trigger_dropped_objects() WHERE classid = 'pg_namespace'::regclass);
  DELETE FROM pg_dist_colocation WHERE colocationid NOT IN (SELECT colocationid FROM pg_dist_partition UNION SELECT colocationid FROM pg_dist_schema);
END $$;

CREATE EVENT TRIGGER citus_cascade_to_partition ON ddl_command_end EXECUTE FUNCTION citus.after_ddl();
CREATE EVENT TRIGGER citus_sql_drop ON sql_drop EXECUTE FUNCTION citus.after_drop();
