export const REVISION_ERROR_CODES = [] as const;
export type RevisionErrorCode = (typeof REVISION_ERROR_CODES)[number];
