// Circles of imports, types included: files that reach themselves.
import { code, importsOf, targetOf } from './tree.ts';

const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^#modules\/(.+)$/, 'server/modules/$1/index.ts'],
  [/^#contract\/(.+)$/, 'server/modules/$1/contract.ts'],
  [/^#testing\/(.+)$/, 'server/modules/$1/testing.ts'],
  [/^#platform\/(.+)$/, 'server/platform/$1.ts'],
  [/^#law\/(.+)$/, 'law/$1.ts'],
  [/^#primitives\/(.+)$/, 'primitives/$1.ts'],
];

function fileOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return targetOf(path, specifier);
  const alias = ALIASES.find(([pattern]) => pattern.test(specifier));
  return alias === undefined ? null : specifier.replace(alias[0], alias[1]);
}

/** Each circle once, as the files on it; `of` may be given for the test of the test. */
export function circles(of = graph()): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) {
      found.add([...way.slice(at), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of of.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of of.keys()) visit(file, []);
  return [...found];
}

function graph(): Map<string, string[]> {
  return new Map(
    code.map((file) => [
      file.path,
      importsOf(file).flatMap(({ specifier }) => fileOf(file.path, specifier) ?? []),
    ]),
  );
}
