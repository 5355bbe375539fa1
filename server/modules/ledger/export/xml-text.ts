// Text of a person as a part of an XML document. Pure.

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 §2.2 has no place for these, not even as references. */
// Control signs are what is looked for here, so the rule against them has nothing to say.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** Without signs that neither XML nor a paper can hold. */
export const printable = (text: string): string => text.replaceAll(forbidden, '');

/** Fit for an element or for an attribute in double quotes. */
export const escaped = (text: string): string =>
  printable(text).replaceAll(/[&<>"]/gu, (one) => entities[one]!);

/** ` name="value"` of each fact; what is null is left out. */
export const attributes = (facts: object): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
