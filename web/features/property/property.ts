// What a person owns by the registries, and how it is said.
import type * as z from 'zod/mini';
import type { PropertyObject, propertyList } from '#contract/property';
import type { Language } from '../../language.ts';
import { API, reading } from '../../query.ts';

export type PropertyList = z.infer<typeof propertyList>;

export function propertyReading() {
  return reading<PropertyList>(['property', 'list'], `${API}/property`);
}

const FAMILIES = ['building', 'land', 'vehicle'];

/** What is owned now before what was; homes, land, vehicles; within each the dearest tax first. */
export function inOrder(items: readonly PropertyObject[]): PropertyObject[] {
  const last = (object: PropertyObject) =>
    [...object.taxes].sort((a, b) => b.taxYear - a.taxYear)[0]?.amountKopecks ?? 0;
  return [...items].sort(
    (a, b) =>
      Number(a.ownedTo !== null) - Number(b.ownedTo !== null) ||
      FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) ||
      last(b) - last(a),
  );
}

/** The value of the latest day known. */
export function latestValue(object: PropertyObject) {
  return [...object.cadastralValues].sort((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null;
}

/** «62,7» or «62.7»: a decimal as the language writes it, without idle zeros. */
export function plainDecimal(text: string, language: Language): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
  return language === 'ru' ? short.replace('.', ',') : short;
}

/** The address, unless the title says it already. */
export function addressBeside(object: PropertyObject): string | null {
  const { address, title } = object;
  return address === null || title.includes(address) ? null : address;
}

/** What a tax that is not computed waits for, as the middle of a sentence. */
export function missingFor(
  { code, text }: NonNullable<PropertyObject['unknownTaxes']>[number],
  { missing }: { missing: Readonly<Record<string, string>> },
  language: Language,
): string {
  const [said = ''] = text[language].split(/\.(?=\s|$)/u);
  return missing[code] ?? said.charAt(0).toLowerCase() + said.slice(1);
}

export function isWhole(share: PropertyObject['share']): boolean {
  return share.num === share.den;
}
