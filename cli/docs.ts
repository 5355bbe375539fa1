import { mkdirSync, writeFileSync } from 'node:fs';
import { settingsReference } from '../server/config-reference.ts';
import { modules } from '../server/modules.ts';
import { drafts } from '../server/platform/drafts.ts';
import { refusals as request, type RefusalKind } from '../server/platform/errors.ts';
import { refusals as session } from '../server/platform/http/admission.ts';
import { refusals as idempotency } from '../server/platform/idempotency.ts';
import type { Command } from './command.ts';

/** The generated documents by their paths; the house test holds the files against them. */
export async function documents(): Promise<Record<string, string>> {
  return { 'docs/settings.md': settingsReference(), 'docs/errors.md': errorsReference() };
}

function errorsReference(): string {
  const platform = [
    { name: 'request', refusals: request },
    { name: 'session', refusals: session },
    { name: 'idempotency', refusals: idempotency },
  ];
  const declared = [...platform, drafts, ...modules];
  const chapters = declared.flatMap(({ name, refusals }) => {
    const kinds = Object.values(refusals ?? {}).map(({ kind }) => kind);
    if (kinds.length === 0) return [];
    const title = `## ${name}\n\n| code | status | ru | en |\n|---|---|---|---|\n`;
    return [`${title}${kinds.map(row).join('\n')}\n`];
  });
  return `${opening}\n${chapters.join('\n')}`;
}

const opening = `# Errors

Generated from the \`errors.ts\` of every module by \`npm run -s kabinet -- docs\`; do not edit.
Every refusal is \`application/problem+json\` (RFC 9457) with a stable \`code\`.
\`detail\` is the sentence in the language of the request; \`{name}\` stands for a value that
\`params\` gives too.
`;

const row = ({ code, status, ru, en }: RefusalKind): string =>
  `| \`${code}\` | ${status} | ${cell(ru)} | ${cell(en)} |`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

export const command: Command = {
  summary: 'Writes docs/settings.md and docs/errors.md anew from the code.',
  run: async () => {
    const root = new URL('..', import.meta.url);
    mkdirSync(new URL('docs', root), { recursive: true });
    for (const [path, text] of Object.entries(await documents())) {
      writeFileSync(new URL(path, root), text);
      process.stdout.write(`wrote ${path}\n`);
    }
    return 0;
  },
};
