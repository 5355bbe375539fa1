// For tests: files of receipts as people save them.
import { writeXlsx } from 'hucre/xlsx';
import type { Seller, TestSellers } from '#testing/self-employment';

export const HEAD =
  'Дата;Товар или услуга;Количество;Цена;Сумма;' +
  'Покупатель;ИНН покупателя;Название или имя покупателя;Оплата';

/** CSV as Excel saves it in Russia. */
export function csv(...lines: string[]): string {
  return [HEAD, ...lines].join('\r\n');
}

/** Windows-1251 has one byte for each of these letters. */
export function windows1251(text: string): Buffer {
  const letters = new TextDecoder('windows-1251').decode(
    Uint8Array.from({ length: 256 }, (_, at) => at),
  );
  return Buffer.from(Array.from(text, (letter) => letters.indexOf(letter)));
}

type Cell = string | number | boolean | Date | null;

export async function xlsx(rows: Cell[][], formulas: Record<string, string> = {}): Promise<Buffer> {
  const cells = new Map(
    Object.entries(formulas).map(([key, formula]) => [key, { type: 'formula' as const, formula }]),
  );
  const columns = [{ numFmt: 'dd.mm.yyyy' }];
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Чеки', rows, cells, columns }] }));
}

/** What a person does with a file, over HTTP. */
export function fileActs({ ask }: Pick<TestSellers, 'ask'>) {
  const base = '/api/cabinet/v1/npd/receipt-files';
  const acts = {
    load: async (by: Seller, content: string | Buffer, name = 'чеки.csv') => {
      const contentBase64 = Buffer.from(content).toString('base64');
      const answer = await ask(`POST ${base}`, { by, body: { name, contentBase64 } });
      return { ...answer, json: answer.json.load ?? answer.json };
    },
    show: async (by: Seller, loadId: string) => (await ask(`GET ${base}/${loadId}`, { by })).json,
    rows: async (by: Seller, loadId: string, query = '') =>
      (await ask(`GET ${base}/${loadId}/rows${query}`, { by })).json.items,
    choose: (by: Seller, loadId: string, [rowNo, isChosen]: [number, boolean]) =>
      ask(`PUT ${base}/${loadId}/rows/${rowNo}/choice`, { by, body: { isChosen } }),
    issue: (by: Seller, load: { loadId: string; chosen: object }, more: object = {}) => {
      const { count, amountKopecks } = load.chosen as { count: number; amountKopecks: number };
      const body = { count, amountKopecks, mayPassLimit: false, ...more };
      const headers = { 'idempotency-key': crypto.randomUUID() };
      return ask(`POST ${base}/${load.loadId}/issuance`, { by, body, headers });
    },
    /** Until every chosen line has its receipt. */
    issueAll: async (by: Seller, load: { loadId: string; chosen: object }, more: object = {}) => {
      for (;;) {
        const { status, json } = await acts.issue(by, load, more);
        if (status !== 200 || json.state === 'issued') return { status, json };
      }
    },
    receipts: async (by: Seller) => (await ask('GET /receipts', { by })).json,
  };
  return acts;
}
