// All taxes on things of a person for a year. Pure: facts in, lines with traces out.
import { landItems } from './land-items.ts';
import { propertyItems } from './property-items.ts';
import type { Life, TaxItem } from './tax-item.ts';
import { transportItems } from './transport-items.ts';

/** Property, land and transport tax of the year, one line an object. */
export function reckonYear(life: Life, taxYear: number): TaxItem[] {
  return [
    ...propertyItems(life, taxYear),
    ...landItems(life, taxYear),
    ...transportItems(life, taxYear),
  ];
}
