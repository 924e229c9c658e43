export { type HistoryCheck, type HistoryCheckOptions, historyChecks } from './commands/history-checks.js';
export type { SettingsInput } from './settings/resolve-settings.js';
