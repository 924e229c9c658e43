/** Two migrations with the same purpose, as people write them for any tool. */
export interface LabelledMigration {
  readonly purpose: string;
  /** The rule that must find the dangerous form, as an error or a warning. */
  readonly rule: string;
  readonly dangerous: string;
  /** Only the definitions of the objects tell that it is dangerous. */
  readonly needsHistory?: true;
  /** Nothing in it is more than advice. */
  readonly safe: string;
}

/** The history before each of them. Most people judge a migration without it: then no table is known. */
export const HISTORY = `
CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(120) NOT NULL,
  full_name text,
  country char(2),
  phone text,
  score integer,
  rating real,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamp NOT NULL DEFAULT now()
);
CREATE TYPE order_state AS ENUM ('new', 'paid', 'sent');
CREATE DOMAIN cents AS bigint;
CREATE DOMAIN percent AS integer CHECK (VALUE BETWEEN 0 AND 100);
CREATE TABLE orders (
  id integer PRIMARY KEY,
  customer_id bigint,
  state order_state NOT NULL DEFAULT 'new',
  total cents,
  tax numeric(8,2),
  note text CONSTRAINT orders_note_length CHECK (length(note) < 9000),
  code varchar(20) CHECK (code <> ''),
  placed_on date
);
CREATE INDEX orders_placed_on ON orders (placed_on);
CREATE INDEX orders_note_lower ON orders (lower(note));
CREATE TABLE payments (
  id bigint PRIMARY KEY,
  order_id integer CONSTRAINT payments_order REFERENCES orders (id),
  reference varchar(40),
  remark text,
  paid_at timestamptz
);
CREATE TABLE logins (customer_id bigint NOT NULL, at timestamptz NOT NULL, ip inet);
CREATE TABLE bookings (room integer, during tstzrange);
CREATE TABLE readings (sensor bigint, day date NOT NULL, value double precision) PARTITION BY RANGE (day);
CREATE TABLE readings_2024 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_2025 (sensor bigint, day date NOT NULL, value double precision);
CREATE SCHEMA legacy;
CREATE TABLE legacy.imports (id bigint, payload json);
CREATE INDEX orders_code ON orders (code);
CREATE INDEX payments_open ON payments (reference) WHERE paid_at IS NULL;
CREATE VIEW open_orders AS SELECT id, note FROM orders WHERE state = 'new';
CREATE MATERIALIZED VIEW daily_totals AS SELECT placed_on, sum(total) AS total FROM orders GROUP BY placed_on;
CREATE UNIQUE INDEX daily_totals_day ON daily_totals (placed_on);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.remark := upper(NEW.remark); RETURN NEW; END';
CREATE TRIGGER payments_touch BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION touch();
`;
