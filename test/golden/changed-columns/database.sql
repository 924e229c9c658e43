CREATE TYPE order_status AS ENUM ('pending', 'paid');

CREATE TABLE customers (
  id serial PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id integer REFERENCES customers,
  status order_status NOT NULL DEFAULT 'pending',
  price numeric(12, 4) NOT NULL,
  placed bigint,
  note character varying(500) DEFAULT 'it''s `new`',
  legacy text,
  CONSTRAINT positive CHECK (price > 0)
);

CREATE TABLE old_orders (id integer, "from" text);
CREATE INDEX old_index ON old_orders ("from" DESC) WHERE id > 0;
