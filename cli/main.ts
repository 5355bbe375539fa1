// `npm run -s kabinet -- <command>`: finds the file of the command and runs it.
import '../server/node-version.js';
import { readdirSync } from 'node:fs';
import { sentencesOf } from '../server/launch/sentence.ts';
import type { Command } from './command.ts';

const notCommands = new Set(['main', 'command']);

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => !notCommands.has(name))
  .sort();

async function load(name: string): Promise<Command> {
  const file = (await import(new URL(`${name}.ts`, import.meta.url).href)) as { command: Command };
  return file.command;
}

async function listCommands(): Promise<string> {
  const lines: string[] = [];
  for (const name of names) {
    const { summary, usage } = await load(name);
    const words = `${name.replaceAll('-', ' ')} ${usage ?? ''}`.trim();
    lines.push(`  ${words.padEnd(34)} ${summary}`);
  }
  return `npm run -s kabinet -- <command>\n\n${lines.join('\n')}\n`;
}

async function main(words: string[]): Promise<number> {
  // `admin create` before `admin`: the longest name wins.
  for (let length = Math.min(words.length, 3); length > 0; length -= 1) {
    const name = words.slice(0, length).join('-');
    if (names.includes(name)) return await (await load(name)).run(words.slice(length));
  }
  const isHelp = words.length === 0 || ['help', '--help', '-h'].includes(words[0]!);
  if (!isHelp) process.stderr.write(`There is no command «${words.join(' ')}».\n\n`);
  (isHelp ? process.stdout : process.stderr).write(await listCommands());
  return isHelp ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isExpected = error instanceof Error && error.name.endsWith('Refused');
  const sentence = sentencesOf(error) ?? (isExpected ? error.message : undefined);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
