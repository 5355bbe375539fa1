// One spelling of an address, so that a question finds what was sent however it is written.

const PHONE = /^\+?[\d\s()-]{10,20}$/u;

/**
 * Mail in lower case; a phone as its digits. A plus in a query string arrives as a space, so
 * « 79000000001» is the same number; a leading 8 of eleven digits is the old way to write 7.
 */
export function addressOf(text: string): string {
  const plain = text.trim();
  if (!PHONE.test(plain)) return plain.toLowerCase();
  const digits = plain.replace(/\D/gu, '');
  return digits.length === 11 && digits.startsWith('8') ? `7${digits.slice(1)}` : digits;
}
