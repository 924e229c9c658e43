/** `host 'a', port '5432'` */
export const optionsText = (
  column: string,
) => `(SELECT string_agg(format('%I %L', option_name, option_value), ', ' ORDER BY option_name)
  FROM pg_options_to_table(${column}))`;

export const optionsClause = (column: string) => `' OPTIONS (' || ${optionsText(column)} || ')'`;

/** One pair for each option, so that it can be altered in place. */
export const optionParts = (alter: string, column: string) => `ARRAY(SELECT unnest(ARRAY[
    concat(${alter}, format(' OPTIONS (ADD %I %L)', option_name, option_value)),
    concat(${alter}, format(' OPTIONS (DROP %I)', option_name))])
  FROM (SELECT * FROM pg_options_to_table(${column}) ORDER BY option_name) AS options)`;
