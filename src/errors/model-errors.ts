export const MODEL_ERROR_CODES = [] as const;
export type ModelErrorCode = (typeof MODEL_ERROR_CODES)[number];
