// JSON in its one canonical form (RFC 8785): members sorted by UTF-16 code units, no white space,
// numbers and texts as ECMAScript writes them.
import assert from 'node:assert/strict';

/** The canonical text of a value; refuses, as a bug, what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'Canonical JSON has no such number.');
    return JSON.stringify(value);
  }
  assert(typeof value === 'object', `Canonical JSON has no ${typeof value}.`);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${textOf(name)}:${canonicalJson(one)}`);
  return `{${members.join(',')}}`;
}

function textOf(text: string): string {
  // RFC 8785 §3.2.2.2: half of a surrogate pair is no text.
  assert(text.isWellFormed(), 'Canonical JSON holds whole characters only.');
  return JSON.stringify(text);
}
