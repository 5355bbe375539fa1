import { parsePersonInn } from '#primitives/identifiers/inn';

/** The twelve digits, or null; no ИНН ever stands in an address. */
export function innOf(text: string): string | null {
  const read = parsePersonInn(text);
  return read.ok ? read.value : null;
}
