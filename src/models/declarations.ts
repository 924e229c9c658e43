import type { Collation, Schema } from '../schema/database-schema.js';
import type { CompositeTypeDeclaration } from './composite-type.js';
import type { DistributionDeclaration } from './distribution-declaration.js';
import type { DomainDeclaration } from './domain.js';
import type { EnumDeclaration } from './enum.js';
import type { NamingConvention } from './naming-convention.js';
import type { ObjectDeclaration } from './objects/object-declaration.js';
import type { RangeTypeDeclaration } from './range-type.js';
import type { RowsDeclaration } from './rows/rows-declaration.js';
import type { SequenceDeclaration } from './sequence.js';
import type { TableDeclaration } from './table.js';

/** All that a MetaData has been told, in the order of the telling. */
export interface Declarations {
  /** The schema of objects that are declared without one; null is the default schema. */
  readonly schema: string | null;
  readonly convention: NamingConvention;
  readonly tables: TableDeclaration[];
  readonly enums: EnumDeclaration[];
  readonly domains: DomainDeclaration[];
  readonly compositeTypes: CompositeTypeDeclaration[];
  readonly rangeTypes: RangeTypeDeclaration[];
  readonly sequences: SequenceDeclaration[];
  readonly collations: Collation[];
  readonly schemas: Schema[];
  readonly distributions: DistributionDeclaration[];
  /** Views, functions and all other objects that are known by a definition. */
  readonly objects: ObjectDeclaration[];
  readonly rows: RowsDeclaration[];
}
