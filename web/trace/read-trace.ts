import type { Trace } from '#law/trace';

/** The document travels as plain JSON; other formats than the one known are not guessed at. */
export function readTrace(document: Readonly<Record<string, unknown>>): Trace | null {
  return document.schema === 'kabinet-trace/1' ? (document as unknown as Trace) : null;
}
