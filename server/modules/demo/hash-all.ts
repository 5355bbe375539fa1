import { hashPassword } from '#modules/identity';

/** The hasher takes as many at once and refuses a long queue, so many people come in lots. */
const lotMax = 4;

/** Digests in the order of the passwords. */
export async function hashAll(passwords: readonly string[]): Promise<string[]> {
  const digests: string[] = [];
  for (let from = 0; from < passwords.length; from += lotMax) {
    const lot = passwords.slice(from, from + lotMax);
    digests.push(...(await Promise.all(lot.map((password) => hashPassword(password)))));
  }
  return digests;
}
