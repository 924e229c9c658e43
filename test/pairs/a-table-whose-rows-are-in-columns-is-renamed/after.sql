CREATE SCHEMA app;
-- The table also gets a column type that rewrites its rows.
CREATE TABLE app.town (id bigint, name text);
CREATE TABLE visit (at app.town DEFAULT ROW(1, 'x')::app.town, before app.town[]);
