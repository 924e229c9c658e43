import { accessSql, type ObjectSource, routineName } from './object-source.js';

const routine = (word: string, column: string) => `' ${word} ' || ${routineName(`x.${column}`)}`;

/** Those that came with no extension. */
export const LANGUAGES: ObjectSource<'language'> = {
  kind: 'language',
  catalog: 'pg_language',
  where: 'x.oid >= 16384 AND x.lanispl',
  name: 'x.lanname',
  definition: `concat('CREATE ', CASE WHEN x.lanpltrusted THEN 'TRUSTED ' END, 'LANGUAGE ', quote_ident(x.lanname),
    ${routine('HANDLER', 'lanplcallfoid')}, ${routine('INLINE', 'laninline')}, ${routine('VALIDATOR', 'lanvalidator')})`,
  restored: accessSql({
    words: 'LANGUAGE',
    address: 'quote_ident(x.lanname)',
    owner: 'x.lanowner',
    acl: 'x.lanacl',
  }),
};

export const ACCESS_METHODS: ObjectSource<'accessMethod'> = {
  kind: 'accessMethod',
  catalog: 'pg_am',
  where: 'x.oid >= 16384',
  name: 'x.amname',
  definition: `format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', x.amname,
    CASE x.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END, ${routineName('x.amhandler')})`,
};
