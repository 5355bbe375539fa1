// The faults of a database function: each changes one place of its body.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlMutantsOf } from './sql-mutants.ts';

const faults = (line: string): string[] =>
  sqlMutantsOf('f', `create function f(n int default 1)\nas $function$\n${line}\n$function$`).map(
    ({ is }) => is,
  );

test('comparisons, signs, numbers and choices of a body are changed one at a time', () => {
  assert.deepEqual(faults('if rest <= 0 then return; end if;'), [
    'if rest < 0 then return; end if;',
    'if rest <= 1 then return; end if;',
  ]);
  assert.deepEqual(faults('wallet := least(wallet - part, total);'), [
    'wallet := least(wallet + part, total);',
    'wallet := greatest(wallet - part, total);',
  ]);
  assert.deepEqual(faults('where a.id = b.id'), ['where a.id <> b.id']);
});

test('assignments, words, comments and what is said stay as they are', () => {
  for (const line of [
    'set settled = amount',
    "kind in ('a > b')",
    '-- two < three',
    "raise exception 'No 1 < 2.';",
  ]) {
    assert.deepEqual(faults(line), [], line);
  }
});
