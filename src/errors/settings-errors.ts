export const SETTINGS_ERROR_CODES = [] as const;
export type SettingsErrorCode = (typeof SETTINGS_ERROR_CODES)[number];
