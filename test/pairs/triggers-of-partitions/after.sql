-- A trigger may be enabled otherwise for one partition than for the whole.
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE sale (day integer, shop integer) PARTITION BY RANGE (day);
CREATE TABLE sale_early PARTITION OF sale FOR VALUES FROM (1) TO (15) PARTITION BY RANGE (shop);
CREATE TABLE sale_early_one PARTITION OF sale_early FOR VALUES FROM (1) TO (5);
CREATE TABLE sale_early_two PARTITION OF sale_early FOR VALUES FROM (5) TO (9);
CREATE TABLE sale_late PARTITION OF sale FOR VALUES FROM (15) TO (32);
CREATE TRIGGER added AFTER INSERT OR UPDATE ON sale FOR EACH ROW EXECUTE FUNCTION note();
CREATE TRIGGER removed AFTER DELETE ON sale FOR EACH ROW EXECUTE FUNCTION note();
ALTER TABLE sale_early DISABLE TRIGGER added;
ALTER TABLE sale_early_two ENABLE TRIGGER added;
ALTER TABLE sale ENABLE REPLICA TRIGGER removed;
ALTER TABLE sale_late DISABLE TRIGGER removed;
