export const DATABASE_ERROR_CODES = [] as const;
export type DatabaseErrorCode = (typeof DATABASE_ERROR_CODES)[number];
