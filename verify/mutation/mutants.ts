// Small faults to put into a formula, one at a time: another comparison, another operation, another
// number. Reads text; whatever cannot run after it is caught at once and counts as caught.

export interface Mutant {
  readonly path: string;
  readonly line: number;
  readonly was: string;
  readonly is: string;
  readonly text: string;
  /** The sound text of a database function, which is no file and must be put back. */
  readonly whole?: string;
}

interface Fault {
  /** Names of operations are strings; everything else in quotes is words. */
  readonly isInString?: boolean;
  readonly find: RegExp;
  readonly become: (found: string) => string;
}

const swap = (pairs: Readonly<Record<string, string>>): ((found: string) => string) => {
  return (found) => pairs[found] ?? found;
};

const FAULTS: readonly Fault[] = [
  {
    find: / (?:<=|>=|<|>) (?=[\w'(-])/gu,
    become: swap({ ' <= ': ' < ', ' >= ': ' > ', ' < ': ' <= ', ' > ': ' >= ' }),
  },
  { find: / (?:===|!==) /gu, become: swap({ ' === ': ' !== ', ' !== ': ' === ' }) },
  { find: / (?:&&|\|\|) /gu, become: swap({ ' && ': ' || ', ' || ': ' && ' }) },
  { find: / [+-] (?=\d)/gu, become: swap({ ' + ': ' - ', ' - ': ' + ' }) },
  {
    find: /\bMath\.(?:min|max)\b/gu,
    become: swap({ 'Math.min': 'Math.max', 'Math.max': 'Math.min' }),
  },
  {
    isInString: true,
    find: /'(?:add|subtract|multiply|divide|min|max)'/gu,
    become: swap({
      "'add'": "'subtract'",
      "'subtract'": "'add'",
      "'multiply'": "'divide'",
      "'divide'": "'multiply'",
      "'min'": "'max'",
      "'max'": "'min'",
    }),
  },
  { find: /(?<=[(=?:,[] ?)(?:true|false)\b/gu, become: swap({ true: 'false', false: 'true' }) },
  {
    find: /(?<![\w.'-])\d[\d_]*(?![\w.'-])/gu,
    become: (found) => String(Number(found.replaceAll('_', '')) + 1),
  },
];

/**
 * Comments, imports and types decide nothing, and the arguments of a leaf are only words. A
 * comparison of fractions or of a sort answers any number of its sign: another one there changes
 * nothing, and whether a trace is kept changes no sum.
 */
function isInert(line: string): boolean {
  if (/\bargs\b|\bcompare\(.*[<>=] 0|\? -1 : 1|new Reckoning\(/u.test(line)) return true;
  return /^\s*(?:\/\/|\/?\*|import |export (?:type|interface) |readonly |\} from )/u.test(line);
}

/** Every fault of one file. */
export function mutantsOf(path: string, text: string): Mutant[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    if (isInert(line)) return [];
    const code = line.replace(/\/\/.*$/u, '');
    const bare = code.replace(/'[^']*'|`[^`]*`/gu, (text) => '"'.repeat(text.length));
    return FAULTS.flatMap(({ find, become, isInString }) =>
      [...(isInString === true ? code : bare).matchAll(find)].flatMap((match): Mutant[] => {
        const [found] = match;
        const put = become(found);
        if (put === found) return [];
        const is = line.slice(0, match.index) + put + line.slice(match.index + found.length);
        return [
          {
            path,
            line: at + 1,
            was: line.trim(),
            is: is.trim(),
            text: lines.with(at, is).join('\n'),
          },
        ];
      }),
    );
  });
}
