CREATE TABLE item (id integer PRIMARY KEY, "net price" numeric(8, 2), code text COLLATE "C");
CREATE VIEW plain AS SELECT id FROM item;
CREATE VIEW priced AS SELECT id, "net price", code FROM item;
CREATE FUNCTION tax(priced) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT $1."net price" * 0.2 $$;
CREATE OR REPLACE VIEW priced WITH (security_barrier) AS
  SELECT i.id, i."net price", i.code FROM item AS i
  WHERE tax(ROW(i.id, i."net price", i.code)::priced) > 0;
COMMENT ON VIEW priced IS 'calls itself';
CREATE MATERIALIZED VIEW taxed AS SELECT id FROM priced;
CREATE VIEW dear AS SELECT id FROM priced WHERE "net price" > 100;
