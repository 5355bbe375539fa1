// Tax notices: the list, one of them, and the files that carry it away.
import type * as z from 'zod/mini';
import type { Notice, noticeSummary, notices } from '#contract/assessments';
import { API, reading } from '../../query.ts';

export type { Notice } from '#contract/assessments';
export type NoticeSummary = z.infer<typeof noticeSummary>;
export type NoticeLine = Notice['lines'][number];

export function noticesReading() {
  return reading<z.infer<typeof notices>>(['account', 'notices'], `${API}/notices`);
}

export function noticeReading(number: string) {
  return reading<Notice>(['account', 'notice', number], `${API}/notices/${number}`);
}

export const FILES = ['pdf', 'xlsx', 'json'] as const;

export const fileAddress = (number: string, format: (typeof FILES)[number]): string =>
  `${API}/notices/${number}/notice.${format}`;

/** Where to pay what is left of a notice; null when nothing is. */
export function payAddressOf({ lines }: Pick<Notice, 'lines'>): string | null {
  const open = lines.filter(({ payableKopecks }) => payableKopecks > 0);
  return open.length === 0 ? null : `/pay?charges=${open.map((one) => one.chargeId).join(',')}`;
}
