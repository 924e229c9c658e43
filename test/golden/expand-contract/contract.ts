import { sql, text } from '../../../src/models/index.js';
import type { Operations } from '../../../src/runtime/operations.js';

export async function upgrade(op: Operations): Promise<void> {
  await op.dropView('persons');
  await op.dropTrigger('limbeck_sync_67dda3480468', 'people');
  await op.dropFunction('limbeck_sync_67dda3480468()');
  // Destroys data: drops people.name.
  await op.dropColumn('people', 'name');
  // Destroys data: drops people.bio.
  await op.dropColumn('people', 'bio');
}

export async function downgrade(op: Operations): Promise<void> {
  await op.addColumn('people', 'name', text().nullable());
  await op.createFunction(
    'limbeck_sync_67dda3480468()',
    sql`CREATE FUNCTION limbeck_sync_67dda3480468() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP OPERATOR(pg_catalog.=) 'INSERT' THEN
    IF NEW.full_name IS NULL THEN
      NEW.full_name := NEW.name;
    ELSE
      NEW.name := NEW.full_name;
    END IF;
  ELSIF pg_catalog.record_image_ne(ROW(NEW.full_name), ROW(OLD.full_name)) THEN
    NEW.name := NEW.full_name;
  ELSIF pg_catalog.record_image_ne(ROW(NEW.name), ROW(OLD.name)) OR NEW.full_name IS NULL THEN
    NEW.full_name := NEW.name;
  ELSIF NEW.name IS NULL THEN
    NEW.name := NEW.full_name;
  END IF;
  RETURN NEW;
END
$$`,
    { comment: 'Keeps name and full_name of people in step' },
  );
  await op.createTrigger(
    'limbeck_sync_67dda3480468',
    'people',
    sql`CREATE TRIGGER limbeck_sync_67dda3480468 BEFORE INSERT OR UPDATE ON people
  FOR EACH ROW EXECUTE FUNCTION limbeck_sync_67dda3480468()`,
  );
  await op.backfill('people', {
    set: { name: sql`full_name` },
    where: sql`name IS NULL AND full_name IS NOT NULL`,
  });
  await op.alterColumn('people', 'name', {
    nullable: false,
    notNull: { name: 'persons_name_not_null' },
    existingType: text(),
  });
  // Brings back people.bio without its values.
  await op.addColumn('people', 'bio', text().nullable());
  await op.createView(
    'persons',
    sql`CREATE VIEW persons WITH (security_invoker = true) AS
SELECT id, name, bio
  FROM people`,
    {
      also: [
        sql`DO $$
DECLARE
  line pg_catalog.record;
BEGIN
  FOR line IN
    SELECT pg_catalog.format('GRANT %s%s ON %s TO %s%s', g.privilege_type, p.part, 'persons',
             coalesce(pg_catalog.quote_ident(r.rolname), 'PUBLIC'), CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END) AS statement
      FROM (
        SELECT coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner)) AS acl, '' AS part
          FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) 'people'::pg_catalog.regclass
        UNION ALL
        SELECT a.attacl, pg_catalog.format(' (%I)', a.attname)
          FROM pg_catalog.pg_attribute AS a
          JOIN pg_catalog.pg_attribute AS v ON v.attname OPERATOR(pg_catalog.=) a.attname
         WHERE a.attrelid OPERATOR(pg_catalog.=) 'people'::pg_catalog.regclass
           AND v.attrelid OPERATOR(pg_catalog.=) 'persons'::pg_catalog.regclass
      ) AS p
     CROSS JOIN LATERAL pg_catalog.aclexplode(p.acl) AS g
      LEFT JOIN pg_catalog.pg_roles AS r ON r.oid OPERATOR(pg_catalog.=) g.grantee
     WHERE g.privilege_type OPERATOR(pg_catalog.=) ANY ('{SELECT,INSERT,UPDATE,DELETE}'::pg_catalog.text[])
  LOOP
    EXECUTE line.statement;
  END LOOP;
END
$$`,
      ],
    },
  );
}
