// The number of a receipt issued here, made from a place in the sequence that was reserved before
// (wire §13): the same construction as on the server, with the key the server gave for it.
import { numberHash, numberMessage } from '#primitives/receipt-number';
import type { ReceiptBody } from '../npd.ts';
import type { ReservedNumber } from './queue.ts';

export interface Issued {
  device: string;
  requestAt: string;
  body: ReceiptBody;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
}

export async function numberOf(issued: Issued, reserved: ReservedNumber): Promise<string> {
  const { device, requestAt, body } = issued;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytesOf(reserved.key), hmac, false, ['sign']);
  const message = numberMessage({
    inn: reserved.inn,
    requestAt,
    operationAt: body.operationAt ?? requestAt,
    buyerInn: body.buyer.inn,
    totalKopecks: body.totalKopecks ?? 0,
    partner: null,
    device,
  });
  const digest = await crypto.subtle.sign('HMAC', key, Uint8Array.from(message));
  return reserved.sequence + numberHash(new Uint8Array(digest));
}
