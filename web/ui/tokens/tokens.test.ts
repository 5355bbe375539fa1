import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const sheet = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function declarations(selector: string): string[] {
  const [, block] = sheet.split(`${selector} {`);
  assert.ok(block, selector);
  return block
    .slice(0, block.indexOf('}'))
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

test('the dark of the system is the dark that a person chooses', () => {
  const chosen = declarations(":root[data-scheme='dark']");
  assert.ok(chosen.length > 20);
  assert.deepEqual(declarations(':root:not([data-scheme])'), chosen);
});
