// What an address may say to a page of words. Anybody can write an address, so only a moment or a
// bare code is believed, never a sentence of a stranger.

export function momentIn(address: URL, name: string): string | null {
  const text = address.searchParams.get(name) ?? '';
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/u.test(text);
  return isMoment && !Number.isNaN(Date.parse(text)) ? text : null;
}

export function codeIn(address: URL): string | null {
  return /^[\w.-]{1,80}$/u.exec(address.searchParams.get('code') ?? '')?.[0] ?? null;
}
