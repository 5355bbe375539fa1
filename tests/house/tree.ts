// The files of the repository as the house test sees them: text, imports, the part they belong to.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Rooms of the house; everything else at the top is configuration and documents. */
const rooms = [
  'server',
  'law',
  'primitives',
  'web',
  'cli',
  'simulators',
  'tests',
  'bench',
  'verify',
];

export interface SourceFile {
  /** From the root of the repository, with `/`. */
  path: string;
  text: string;
  lines: string[];
}

export interface Import {
  specifier: string;
  /** Only types: gone before anything runs. */
  isType: boolean;
  /** Loaded when it is needed, not with the file. */
  isLazy: boolean;
}

export const sources: readonly SourceFile[] = globSync(
  rooms.map((room) => `${room}/**/*.{ts,tsx,js,mjs,css,sql,html,typ}`),
  { cwd: root },
)
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path: path.replaceAll('\\', '/'), text, lines: text.split('\n') };
  });

export const code = sources.filter(({ path }) => /\.(ts|tsx)$/.test(path));
export const folders: readonly string[] = [...new Set(sources.map(({ path }) => dirname(path)))];

export const isTest = (path: string): boolean =>
  /\.(test|journey)\.tsx?$/.test(path) || path.endsWith('/testing.ts') || path.startsWith('tests/');

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const lazy = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** Every import of a file. Reads text: there is no compiler interface to ask. */
export function importsOf({ text }: SourceFile): Import[] {
  const whole = [...text.matchAll(statement)].map(([, type, specifier]) => ({
    specifier: specifier!,
    isType: type !== undefined,
    isLazy: false,
  }));
  const late = [...text.matchAll(lazy)].map(([, specifier]) => ({
    specifier: specifier!,
    isType: false,
    isLazy: true,
  }));
  return [...whole, ...late];
}

/** The part a file belongs to: a relative import must stay inside it. */
export function partOf(path: string): string {
  const rooms = /^(law|primitives|simulators|cli|tests|bench|verify)\//.exec(path);
  const server = /^(server\/(?:modules\/[^/]+|platform|launch))\//.exec(path);
  const web = /^(web\/(?:features\/[^/]+|ui))\//.exec(path);
  return (rooms ?? server ?? web)?.[1] ?? posix.dirname(path);
}

/** Where a relative import leads, from the root. */
export const targetOf = (path: string, specifier: string): string =>
  posix.normalize(posix.join(posix.dirname(path), specifier));
