// Which letters a file is written in. The label inside lies at times (a file that says Windows and
// is UTF-8), so the words every such file has are looked for in each encoding.

export type Encoding = 'utf-8' | 'windows-1251' | 'ibm866';

const candidates: readonly Encoding[] = ['utf-8', 'windows-1251', 'ibm866'];

/** Enough for the header of any statement. */
export const HEAD_BYTES = 65_536;

/**
 * The encoding in which the beginning of the file has one of the words; windows-1251, what banks
 * write most, where none has.
 */
export function encodingOf(bytes: Uint8Array, words: readonly string[]): Encoding {
  const head = bytes.subarray(0, HEAD_BYTES);
  for (const encoding of candidates) {
    const text = decodedHead(head, encoding)?.toLowerCase();
    if (text !== undefined && words.some((word) => text.includes(word.toLowerCase()))) {
      return encoding;
    }
  }
  return 'windows-1251';
}

/** Undefined where the bytes cannot be this encoding; a letter cut at the end does not matter. */
function decodedHead(head: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    // A byte that stands for no letter: the file is in another encoding.
    return undefined;
  }
}

/** The lines of a text: CRLF, LF or a lone CR. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/u);
}
