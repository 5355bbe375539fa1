// Numbers as programs write them, JSON numbers and decimal texts alike; never as floats. Pure.
type Written = string | number | null | undefined;

const decimalForm = /^(?<whole>\d{1,15})(?:\.(?<part>\d+))?$/u;

/** The plain decimal text; null for a sign, an exponent, a comma or anything else. */
export function plainDecimal(written: Written): string | null {
  if (written === null || written === undefined) return null;
  const text = String(written).trim();
  return decimalForm.test(text) ? text : null;
}

/** Kopecks of an amount with at most two digits after the point; null otherwise. */
export function readAmount(written: Written): number | null {
  const found = decimalForm.exec(plainDecimal(written) ?? '')?.groups;
  if (found === undefined || (found.part?.length ?? 0) > 2) return null;
  const value = Number(found.whole) * 100 + Number((found.part ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

/**
 * Kopecks of a total, which programs compute in floats: rounded half up from as many digits as
 * there are; null for what is no number.
 */
export function readTotal(written: Written): number | null {
  const found = decimalForm.exec(plainDecimal(written) ?? '')?.groups;
  if (found === undefined) return null;
  const part = (found.part ?? '').padEnd(3, '0');
  const kopecks = Number(found.whole) * 100 + Number(part.slice(0, 2));
  const value = kopecks + (part[2]! >= '5' ? 1 : 0);
  return Number.isSafeInteger(value) ? value : null;
}
