// Cuts a file of ГИС ГМП into its charges and payments while it streams by, so that a file of any
// size needs the memory of one of them. Each piece is then read by libxml2; this cutter only finds
// where one begins and ends, and is stricter than it: no document type, every tag closed in turn.
import { FileRefused } from './line.ts';

/** Elements that are one line of a load; the names of 2.x in requests, answers and packages. */
const MESSAGES = new Set([
  'ChargeInfo',
  'Charge',
  'ChargeTemplate',
  'ImportedCharge',
  'PaymentInfo',
  'Payment',
  'ImportedPayment',
]);

/** Real messages are 2 to 6 KB; a longer one is not of this world. */
const MESSAGE_LENGTH_MAX = 65_536;
const TOKEN_LENGTH_MAX = 65_536;
const DEPTH_MAX = 40;
const NAMESPACES_MAX = 60;

export interface Piece {
  /** The element inside a root that declares the names of its ancestors. */
  text: string;
  line: number;
}

const TAG = /<(\/?)([^\s/>"'<=]+)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*?)(\/?)>/uy;
const NAMESPACE = /\s(xmlns(?::[^\s=]+)?)\s*=\s*("[^"]*"|'[^']*')/gu;

interface Open {
  name: string;
  namespaces: string[];
}

export class MessageCutter {
  #rest = '';
  #line = 1;
  #open: Open[] = [];
  #hasRoot = false;
  /** The message being collected, the depth and the line it began on. */
  #message: { depth: number; line: number; text: string } | null = null;

  /** Takes the next characters; answers the messages they complete. */
  push(text: string): Piece[] {
    this.#rest += text;
    const pieces: Piece[] = [];
    let at = 0;
    for (;;) {
      const start = this.#rest.indexOf('<', at);
      if (start < 0) {
        this.#passText(this.#rest.slice(at));
        at = this.#rest.length;
        break;
      }
      this.#passText(this.#rest.slice(at, start));
      const end = this.#endOfToken(start);
      if (end === null) {
        at = start;
        break;
      }
      const token = this.#rest.slice(start, end);
      const piece = this.#take(token);
      if (piece !== null) pieces.push(piece);
      this.#line += countLines(token);
      at = end;
    }
    this.#rest = this.#rest.slice(at);
    if (this.#rest.length > TOKEN_LENGTH_MAX) this.#refuse('too_long');
    return pieces;
  }

  end(): void {
    if (this.#rest.trim() !== '' || this.#open.length > 0) this.#refuse('cut');
    if (!this.#hasRoot) this.#refuse('empty');
  }

  #refuse(fault: FileRefused['fault']): never {
    throw new FileRefused(fault, this.#line);
  }

  #passText(text: string): void {
    if (text === '') return;
    if (this.#open.length === 0 && text.replace(/^\uFEFF/u, '').trim() !== '') {
      this.#refuse('broken');
    }
    this.#collect(text);
    this.#line += countLines(text);
  }

  #collect(text: string): void {
    if (this.#message === null) return;
    this.#message.text += text;
    if (this.#message.text.length > MESSAGE_LENGTH_MAX) this.#refuse('too_long');
  }

  /** Null: the token goes on in the next characters. */
  #endOfToken(start: number): number | null {
    for (const [opening, closing] of [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['<?', '?>'],
    ] as const) {
      if (this.#rest.startsWith(opening, start)) {
        const found = this.#rest.indexOf(closing, start + opening.length);
        return found < 0 ? null : found + closing.length;
      }
    }
    const next = this.#rest.slice(start, start + 9);
    if (next.startsWith('<!')) {
      const mayBecome = '<![CDATA['.startsWith(next) || '<!--'.startsWith(next);
      return mayBecome ? null : this.#refuse('declares_type');
    }
    TAG.lastIndex = start;
    const tag = TAG.exec(this.#rest);
    if (tag !== null) return TAG.lastIndex;
    // A `<` inside a tag can never be mended by what follows.
    const again = this.#rest.indexOf('<', start + 1);
    return again < 0 ? null : this.#refuse('broken');
  }

  #take(token: string): Piece | null {
    if (token.startsWith('<!') || token.startsWith('<?')) {
      this.#collect(token);
      return null;
    }
    TAG.lastIndex = 0;
    const [, slash, name = '', attributes = '', closed] = TAG.exec(token)!;
    if (slash) return this.#close(token, name);
    this.#openTag(token, name, attributes);
    return closed ? this.#closeLast('') : null;
  }

  #openTag(token: string, name: string, attributes: string): void {
    if (this.#open.length === 0 && this.#hasRoot) this.#refuse('broken');
    this.#hasRoot = true;
    if (this.#open.length >= DEPTH_MAX) this.#refuse('too_deep');
    const namespaces = [...attributes.matchAll(NAMESPACE)].map(
      ([, key, value]) => `${key}=${value}`,
    );
    this.#open.push({ name, namespaces });
    const local = name.slice(name.indexOf(':') + 1);
    if (this.#message === null && MESSAGES.has(local)) {
      this.#message = { depth: this.#open.length, line: this.#line, text: '' };
    }
    this.#collect(token);
  }

  #close(token: string, name: string): Piece | null {
    if (this.#open.at(-1)?.name !== name) this.#refuse('broken');
    return this.#closeLast(token);
  }

  #closeLast(token: string): Piece | null {
    this.#collect(token);
    const isWhole = this.#message?.depth === this.#open.length;
    this.#open.pop();
    if (!isWhole) return null;
    const { text, line } = this.#message!;
    this.#message = null;
    return { line, text: `<piece${this.#namespaces()}>${text}</piece>` };
  }

  /** Of the ancestors, the nearest wins. */
  #namespaces(): string {
    const known = new Map<string, string>();
    for (const declared of this.#open.flatMap(({ namespaces }) => namespaces)) {
      known.set(declared.slice(0, declared.indexOf('=')), declared);
    }
    if (known.size > NAMESPACES_MAX) this.#refuse('too_deep');
    return [...known.values()].map((text) => ` ${text}`).join('');
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
