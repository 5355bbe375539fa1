// The faults themselves: each changes one place, and what decides nothing is left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutantsOf } from './mutants.ts';

function faults(line: string): string[] {
  return mutantsOf('law/one.ts', `const before = one;\n${line}\nconst after = two;`)
    .filter((mutant) => mutant.line === 2)
    .map(({ is }) => is);
}

test('comparisons, operations and numbers are changed one at a time', () => {
  assert.deepEqual(faults('if (from <= to && isOpen) return;'), [
    'if (from < to && isOpen) return;',
    'if (from <= to || isOpen) return;',
  ]);
  assert.deepEqual(faults('const end = start + 1;'), [
    'const end = start - 1;',
    'const end = start + 2;',
  ]);
  assert.deepEqual(faults("step('cap', 'min', unit)"), ["step('cap', 'max', unit)"]);
  assert.deepEqual(faults('return Math.min(one, two);'), ['return Math.max(one, two);']);
});

test('comments, imports, types and words of a leaf are left alone', () => {
  const inert = [
    '// from 1 to 2, a < b',
    "import { one } from './one.ts';",
    '  readonly year: 1 | 2;',
    'const leaf = book.fact(kind, one, { args: () => ({ month: place + 1 }) });',
    'if (compare(one, two) > 0) return one;',
  ];
  for (const line of inert) assert.ok(!faults(line).some((is) => /[<>]= 0|[2-9]/u.test(is)), line);
});

test('the rest of the file stands as it was', () => {
  const [mutant] = mutantsOf('law/one.ts', 'const one = two < three;\nconst four = five;');
  assert.equal(mutant?.text, 'const one = two <= three;\nconst four = five;');
});
