// Small faults to put into a function of the database, one at a time. Reads the text PostgreSQL
// itself tells of a function; the head of the function and words in quotes stay as they are.
import type { Mutant } from './mutants.ts';

const swaps: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/ (?:<=|>=|<|>) /gu, { ' <= ': ' < ', ' >= ': ' > ', ' < ': ' <= ', ' > ': ' >= ' }],
  [/ (?:=|<>) /gu, { ' = ': ' <> ', ' <> ': ' = ' }],
  [/ [+-] /gu, { ' + ': ' - ', ' - ': ' + ' }],
  [/(?<=[ (,])-(?=[a-z(])/gu, { '-': '' }],
  [/\b(?:least|greatest)\b/gu, { least: 'greatest', greatest: 'least' }],
  [/\b(?:and|or)\b/gu, { and: 'or', or: 'and' }],
  [/\b(?:min|max)(?=\()/gu, { min: 'max', max: 'min' }],
  [/ desc\b/gu, { ' desc': '' }],
  [/(?<![\w.$])\d+(?![\w.])/gu, {}],
];

/** An equals sign in an assignment is no comparison: another one there is no program at all. */
const comparing = /\b(?:where|and|or|on|if|when|filter|case|exists|is)\b[^,]*$/u;

/** Every fault of one function; `definition` as `pg_get_functiondef` gives it. */
export function sqlMutantsOf(path: string, definition: string): Mutant[] {
  const lines = definition.split('\n');
  const body = lines.findIndex((line) => line.includes('$function$'));
  return lines.flatMap((line, at) => {
    if (at <= body || /^\s*(?:--|raise )|jsonb_build_object|order by n\.no/u.test(line)) return [];
    const bare = line.replace(/--.*$/u, '').replace(/'[^']*'/gu, (text) => "'".repeat(text.length));
    return swaps.flatMap(([find, become]) =>
      [...bare.matchAll(find)].flatMap((match): Mutant[] => {
        const [found] = match;
        const head = line.slice(0, match.index);
        if (found === ' = ' && !comparing.test(head)) return [];
        const put = become[found] ?? String(Number(found) + 1);
        const is = head + put + line.slice(match.index + found.length);
        const text = lines.with(at, is).join('\n');
        const said = { was: line.trim(), is: is.trim() };
        return [{ path, line: at + 1, ...said, text, whole: definition }];
      }),
    );
  });
}
