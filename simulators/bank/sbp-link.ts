// The link of the fast payments system («СБП»), as its QR code holds it: participants' rules of
// НСПК; the check sum was proved on public links.
import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const RANDOM_LENGTH = 30;

/** The stand's participant number: twelve digits that no real bank has. */
const BANK = '100000000999';

/** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, not reflected, no final xor. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

const randomId = (): string =>
  Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A dynamic link («AD», `type=02`): one payment of exactly this sum in kopecks. */
export function dynamicLink(amountKopecks: number, id = `AD${randomId()}`): string {
  const link = `https://qr.nspk.ru/${id}?type=02&bank=${BANK}&sum=${amountKopecks}&cur=RUB`;
  return `${link}&crc=${crc16(link)}`;
}
