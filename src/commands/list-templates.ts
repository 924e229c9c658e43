import { PROJECT_TEMPLATES } from './templates/find-template.js';

export interface TemplateInfo {
  readonly name: string;
  readonly summary: string;
}

/** What `init` can make a project from. */
export async function listTemplates(): Promise<readonly TemplateInfo[]> {
  return PROJECT_TEMPLATES.map(({ name, summary }) => ({ name, summary }));
}
