// Written by `npm run api`. Comments, private members, and the state of builders are left out.

export interface HistoryCheck {
    readonly name: string;
    readonly run: () => Promise<void>;
}

export interface HistoryCheckOptions {
    readonly irreversible?: readonly string[] | undefined;
}

export declare function historyChecks(input?: SettingsInput, options?: HistoryCheckOptions): readonly HistoryCheck[];

export interface SettingsInput {
    readonly settings?: Settings | undefined;
    readonly connection?: LiveClient | undefined;
    readonly revisions?: readonly RevisionModule[] | undefined;
    readonly cwd?: string | undefined;
    readonly command?: string | undefined;
    readonly configPath?: string | undefined;
    readonly x?: readonly string[] | undefined;
    readonly env?: string | undefined;
    readonly database?: string | undefined;
    readonly tag?: string | undefined;
    readonly envFiles?: readonly string[] | undefined;
    readonly overrides?: EnvironmentSettings | undefined;
}
