CREATE FUNCTION is_listed(thing anyelement) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT true $$;
CREATE FUNCTION weight(kilos integer, tare integer DEFAULT 0) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT kilos + tare $$;
CREATE FUNCTION label(thing anyelement) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT thing::text $$;
CREATE FUNCTION label(sku text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT sku $$;

CREATE DOMAIN load AS integer CHECK (weight(VALUE) < 1000);
CREATE TABLE parcel (
  sku text CHECK (is_listed(sku)),
  kilos integer DEFAULT weight(1),
  heavy boolean GENERATED ALWAYS AS (weight(kilos) > 20) STORED
);
CREATE INDEX parcel_label ON parcel (label(sku));
CREATE VIEW listed AS SELECT sku, label(sku) FROM parcel WHERE is_listed(sku);
CREATE VIEW listed_skus AS SELECT sku FROM listed;
CREATE POLICY listed_only ON parcel USING (is_listed(sku));
CREATE VIEW light AS SELECT sku FROM parcel WHERE weight(kilos) < 5;
