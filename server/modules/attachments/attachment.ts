// An attachment: a file a person keeps beside a thing of hers. Pure.
import type { Moment } from '#primitives/days';
import type { Kind, Mime } from './kind-of-file.ts';

/** What the file belongs to, `receipt:0001abcdef`; which things there are is the caller's. */
export type Thing = string;

export interface Attachment {
  attachmentId: string;
  name: string;
  mime: Mime;
  sizeBytes: number;
  keptAt: Moment;
}

export const BYTES_MAX = 10 * 1024 * 1024;
export const MEGABYTE = 1024 * 1024;
/** Of one thing: a bill, an act, some photos of the work. */
export const COUNT_MAX = 10;
const NAME_MAX = 120;
const ENDINGS: Record<Kind, readonly string[]> = {
  pdf: ['pdf'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
};

/**
 * The name a person sees and saves: the last part of a path, without signs that no name has or
 * that turn the reading order, with the ending of what the file is.
 */
export function plainName(given: string, kind: Kind): string {
  const last = given.split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
  const ending = /\.([a-z\d]{1,5})$/iu.exec(plain)?.[1]?.toLowerCase();
  const isRight = ending !== undefined && ENDINGS[kind].includes(ending);
  const stem = isRight ? plain.slice(0, -ending.length - 1) : plain;
  const cut = [...stem].slice(0, NAME_MAX).join('').trim() || 'file';
  return `${cut}.${isRight ? ending : ENDINGS[kind][0]}`;
}
