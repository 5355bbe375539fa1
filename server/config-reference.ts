// `docs/settings.md`, generated from the settings themselves.
import { settings } from './config.ts';
import type { Giver, Setting } from './setting.ts';

const chapters: Record<Giver, string> = {
  operator: 'Settings of an installation',
  stand: 'The world outside: given by the stand while it is on, by you when it is off',
  launcher: 'Made by the launcher for its processes',
};

/** The reference as Markdown, a table per giver. */
export function settingsReference(): string {
  const all = Object.entries<Setting<unknown>>(settings);
  const parts = Object.entries(chapters).map(([giver, title]) => {
    const rows = all.filter(([, one]) => one.giver === giver).map(([name, one]) => row(name, one));
    return `## ${title}\n\n| name | form | default | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${opening}\n${parts.join('\n')}`;
}

const opening = `# Settings

Generated from \`server/config.ts\` by \`npm run -s kabinet -- docs\`; do not edit.
Settings are environment variables. A wrong or missing one stops the start with its name.
With \`STAND=off\` the start lists everything that is still missing.
`;

function row(name: string, setting: Setting<unknown>): string {
  const standing =
    setting.defaultText === undefined
      ? setting.isOptional || setting.giver === 'launcher'
        ? 'unset'
        : '—'
      : `\`${setting.defaultText}\``;
  const secret = setting.isSecret ? ' Secret.' : '';
  return `| \`${name}\` | ${setting.form} | ${standing} | ${setting.says}${secret} |`;
}
