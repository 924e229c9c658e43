import { writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { invalidArgument } from '../errors/settings-errors.js';
import { reflect } from '../reflect/reflect.js';
import { formatName, PUBLIC_SCHEMA } from '../schema/names.js';
import type { Table } from '../schema/table.js';
import { makeFolder } from '../script/make-folder.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { declareModels } from './declare/declared-schema.js';
import { loadTargets } from './declare/targets.js';
import type { Diagram } from './diagram/diagram.js';
import { drawDiagramDot } from './diagram/draw-diagram-dot.js';
import { drawDiagramMermaid } from './diagram/draw-diagram-mermaid.js';
import { drawDiagramSvg } from './diagram/draw-diagram-svg.js';
import { matchesName } from './diagram/match-name.js';
import { type ShownColumns, toDiagram } from './diagram/to-diagram.js';
import { type DiffSide, resolveSide } from './difference/diff-side.js';
import { reflectOptions, wantedSchemas } from './difference/reflect-options.js';
import { withSideDatabase } from './difference/side-database.js';
import type { CommandEvents } from './environment/command-events.js';
import { requireOneDatabase } from './environment/environment.js';

const DIAGRAM_FORMATS = ['svg', 'mermaid', 'dot'] as const;
export type DiagramFormat = (typeof DIAGRAM_FORMATS)[number];

export interface DiagramOptions extends CommandEvents {
  /** Patterns of names, such as `users`, `order_*`, or `audit.*`. Default: all tables but partitions. */
  readonly tables?: readonly string[];
  /**
   * What has the tables: `models`, `database`, an environment, a URL, a path of models or SQL, or a revision.
   * Default: `models` if the settings have a target, otherwise `database`.
   */
  readonly from?: string | undefined;
  /** Which columns are shown. Default: all. */
  readonly columns?: ShownColumns | undefined;
  /** How `drawing` is written. Default: none is made, or what the ending of `out` says. */
  readonly format?: DiagramFormat | undefined;
  /** A file for the drawing. Replaced if it exists. */
  readonly out?: string | undefined;
}

export interface DiagramReport extends Diagram {
  /** What has the tables; without a password. */
  readonly from: string;
  /** Only if a format was asked for. */
  readonly drawing: string | null;
  /** The file that was written. */
  readonly path: string | null;
}

/** Draws tables and their references. */
export async function diagram(input: SettingsInput, options: DiagramOptions = {}): Promise<DiagramReport> {
  const { tables: patterns = [], columns = 'all', out } = options;
  const format = formatOf(options);
  const settings = await resolveSettings(input);
  requireOneDatabase(settings);
  const side = await resolveSide(options.from ?? (settings.target.length > 0 ? 'models' : 'database'), input, settings);
  const found = (await tablesOf(side, options, patterns)).filter((table) => isShown(table, patterns));
  if (found.length === 0 && patterns.length > 0) {
    throw invalidArgument('`tables`', `names of tables of ${side.name}`, patterns.join(', '));
  }
  const drawn = toDiagram(found, () => columns);
  const drawing = format === null ? null : DRAW[format](drawn);
  const path = out === undefined ? null : resolve(input.cwd ?? process.cwd(), out);
  if (path !== null && drawing !== null) {
    makeFolder(dirname(path));
    writeFileSync(path, drawing);
  }
  return { ...drawn, from: side.name, drawing, path };
}

/** Partitions look like the table that they belong to. */
function isShown(table: Table, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return table.partitionOf === undefined;
  return patterns.some((pattern) => matchesName(formatName(table), pattern));
}

async function tablesOf(side: DiffSide, events: CommandEvents, patterns: readonly string[]): Promise<readonly Table[]> {
  const { settings } = side;
  if (side.kind === 'target') {
    const targets = await loadTargets(settings);
    // Models are tables already. SQL has to be run.
    if (targets.sql.length === 0) return (await declareModels(targets, PUBLIC_SCHEMA)).tables;
  }
  return withSideDatabase(side, events, async ({ connection, scratch }) => {
    const isWide = scratch !== null || patterns.some((pattern) => pattern.includes('.'));
    const schemas = isWide ? 'all' : wantedSchemas(settings);
    return (await reflect(connection, { ...reflectOptions(settings), schemas })).schema.tables;
  });
}

const DRAW: Readonly<Record<DiagramFormat, (diagram: Diagram) => string>> = {
  svg: drawDiagramSvg,
  mermaid: drawDiagramMermaid,
  dot: drawDiagramDot,
};

const ENDINGS: Readonly<Record<string, DiagramFormat>> = {
  '.svg': 'svg',
  '.dot': 'dot',
  '.gv': 'dot',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
};

function formatOf({ format, out }: DiagramOptions): DiagramFormat | null {
  if (format === undefined) return out === undefined ? null : (ENDINGS[extname(out).toLowerCase()] ?? 'svg');
  const known = DIAGRAM_FORMATS.find((one) => one === format);
  if (known === undefined) {
    throw invalidArgument('`format` of commands.diagram', DIAGRAM_FORMATS.join(', '), `"${format}"`);
  }
  return known;
}
