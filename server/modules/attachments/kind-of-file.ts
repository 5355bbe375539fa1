// What a file is, told by its bytes alone, and whether it may be kept (security P15). Pure.
import { inflateSync } from 'node:zlib';

export type Kind = 'pdf' | 'png' | 'jpeg';

export const MIME = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
} as const satisfies Record<Kind, string>;
export type Mime = (typeof MIME)[Kind];

export type Fault = 'kind_wrong' | 'picture_huge' | 'paper_acts';

export const MEGAPIXELS_MAX = 50;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

/** The kind of a whole file that may be kept, or why it may not. */
export function kindOfFile(bytes: Buffer): { kind: Kind } | { fault: Fault } {
  if (bytes.subarray(0, 8).equals(PNG)) return picture('png', pngSize(bytes));
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) {
    return picture('jpeg', jpegSize(bytes));
  }
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return { fault: 'kind_wrong' };
  const isWhole = bytes.subarray(-1024).includes('%%EOF');
  if (!isWhole) return { fault: 'kind_wrong' };
  return acts(bytes) ? { fault: 'paper_acts' } : { kind: 'pdf' };
}

interface Size {
  width: number;
  height: number;
}

function picture(kind: Kind, size: Size | null): { kind: Kind } | { fault: Fault } {
  if (size === null || size.width === 0 || size.height === 0) return { fault: 'kind_wrong' };
  const isHuge = size.width * size.height > MEGAPIXELS_MAX * 1_000_000;
  return isHuge ? { fault: 'picture_huge' } : { kind };
}

/** The header is the first chunk and nothing follows the last one (PNG 3rd ed. §5.6, §11.2.1). */
function pngSize(bytes: Buffer): Size | null {
  const isWhole = bytes.length > 45 && bytes.subarray(-12).equals(PNG_END);
  if (!isWhole || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Marker segments up to the frame header, which has the size (ITU-T T.81 §B.1, §B.2.2). */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** Names of what acts, hides or carries (ISO 32000-1 §7.6, §7.11.4, §12.6.4, §12.7.8). */
const ACTING = /\/(JavaScript|JS|Launch|EmbeddedFiles?|XFA|Encrypt|RichMedia|SubmitForm)(?![\w-])/u;
const STREAM = /\/ObjStm\b/u;
/** Together; a paper of a thousand pages has some megabytes of objects. */
const UNPACKED_MAX = 32 * 1024 * 1024;

function acts(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (ACTING.test(plainNames(text))) return true;
  let left = UNPACKED_MAX;
  for (const found of text.matchAll(/stream\r?\n/gu)) {
    const head = text.slice(Math.max(0, found.index - 300), found.index);
    const ownHead = head.slice(head.lastIndexOf(' obj') + 1);
    if (!STREAM.test(plainNames(ownHead))) continue;
    const unpacked = inflated(bytes.subarray(found.index + found[0].length), left);
    // Objects nobody can look into are not let in.
    if (unpacked === null || ACTING.test(plainNames(unpacked))) return true;
    left -= unpacked.length;
  }
  return false;
}

/** A name may hide its letters: `/J#61vaScript` (ISO 32000-1 §7.3.5). */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function inflated(bytes: Buffer, maxOutputLength: number): string | null {
  if (maxOutputLength <= 0) return null;
  try {
    return inflateSync(bytes, { maxOutputLength }).toString('latin1');
  } catch {
    // Too large, damaged, or packed another way than everybody packs objects.
    return null;
  }
}
