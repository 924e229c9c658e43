import type { Connection, ConnectionTarget, OpenConnectionOptions } from './connection.js';

export declare function openConnection(target: ConnectionTarget, options?: OpenConnectionOptions): Promise<Connection>;
