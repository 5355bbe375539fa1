// Files that an officer loads, and loading one as the officer does.
import type { Page } from '@playwright/test';
import { completeUin } from '#primitives/identifiers/uin';
import { expect } from './story.ts';

/** The check and the taking are work of the worker, which looks every two seconds. */
const WORKER = { timeout: 30_000 };
const ns = (name: string) => `http://roskazna.ru/gisgmp/xsd/${name}/2.2.0`;

export const uinOf = (number: number): string =>
  completeUin(`18226${String(number).padStart(14, '0')}`);

function wrapped(what: string, inside: string): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<g:${what} xmlns:g="urn://roskazna.ru/gisgmp/e/2.2.0"` +
    ` xmlns:com="${ns('Common')}" xmlns:org="${ns('Organization')}" xmlns:p="${ns('Charge')}">` +
    `\n${inside}\n</g:${what}>\n`
  );
}

const payer = (inn: string) =>
  `<p:Payer payerIdentifier="122${inn.padStart(19, '0')}" payerName="Плательщик"/>`;

/** One charge of income tax; meaning 1 is new, 2 changed. */
export function chargeFile(of: {
  inn: string;
  uin: string;
  kopecks: number;
  billedOn: string;
  dueOn: string;
  meaning: 1 | 2;
}): string {
  return wrapped(
    'ExportChargesResponse',
    `<g:ChargeInfo supplierBillID="${of.uin}" billDate="${of.billedOn}T09:00:00+03:00" ` +
      `validUntil="${of.dueOn}" totalAmount="${of.kopecks}" purpose="НДФЛ с продажи гаража" ` +
      `kbk="18210102030011000110" oktmo="45381000">\n${payer(of.inn)}\n` +
      `<com:ChangeStatusInfo><com:Meaning>${of.meaning}</com:Meaning></com:ChangeStatusInfo>\n` +
      '</g:ChargeInfo>',
  );
}

/** One payment to the single account. */
export function paymentFile(of: { inn: string; id: string; kopecks: number; on: string }): string {
  return wrapped(
    'ExportPaymentsResponse',
    `<g:PaymentInfo paymentId="${of.id.padStart(32, '1')}" amount="${of.kopecks}" ` +
      `paymentDate="${of.on}T12:00:00+03:00" purpose="ЕНП" kbk="18201061201010000510" ` +
      `oktmo="0">\n` +
      `${payer(of.inn)}\n<org:Payee inn="7727406020">` +
      '<com:OrgAccount accountNumber="03100643000000018500"><com:Bank bik="017003983"/>' +
      '</com:OrgAccount></org:Payee>\n</g:PaymentInfo>',
  );
}

/** Uploads a file on the page of loads and waits for its check; ends on the page of the load. */
export async function check(desk: Page, name: string, text: string): Promise<void> {
  await desk.goto('/ops/loads');
  const file = { name, mimeType: 'application/xml', buffer: Buffer.from(text) };
  await desk.getByLabel('Файл', { exact: true }).setInputFiles(file);
  await desk.getByRole('button', { name: 'Проверить файл' }).click();
  await expect(desk.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(desk.getByText('Ждёт решения')).toBeVisible(WORKER);
}

/** Checks a file, lets it be taken and waits until it is. */
export async function load(desk: Page, name: string, text: string): Promise<void> {
  await check(desk, name, text);
  await desk.getByRole('button', { name: 'Загрузить', exact: true }).click();
  await expect(desk.getByText('Выполнена')).toBeVisible(WORKER);
}
