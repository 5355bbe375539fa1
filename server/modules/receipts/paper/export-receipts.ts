// The history of receipts as a file: the shown filters, all their rows.
import { attachmentNames } from '#modules/attachments';
import { type Column, tableFile } from '#modules/ledger';
import {
  REASON_WORDS,
  type Receipt,
  allReceipts,
  readFilter,
  sortOf,
  thingOf,
} from '#modules/self-employment';
import type * as z from 'zod/mini';
import type { Ctx, Language } from '#platform/context';
import type { FileAnswer } from '#platform/http/route';
import type { receiptsQuery } from '#contract/self-employment';

const titles = {
  number: { ru: 'Чек', en: 'Receipt' },
  at: { ru: 'Дата расчёта', en: 'Settled at' },
  lines: { ru: 'Наименование', en: 'Goods or service' },
  total: { ru: 'Сумма, ₽', en: 'Total, RUB' },
  kind: { ru: 'Покупатель', en: 'Buyer' },
  inn: { ru: 'ИНН покупателя', en: 'INN of the buyer' },
  name: { ru: 'Имя покупателя', en: 'Name of the buyer' },
  state: { ru: 'Состояние', en: 'State' },
  reason: { ru: 'Причина', en: 'Reason' },
  instead: { ru: 'Заменён чеком', en: 'Replaced by' },
  attachments: { ru: 'Вложения', en: 'Attachments' },
} as const;

const kinds: Record<Receipt['buyer']['kind'], Record<Language, string>> = {
  person: { ru: 'Физическое лицо', en: 'Person' },
  company: { ru: 'Организация или ИП', en: 'Company or proprietor' },
  foreign: { ru: 'Иностранный покупатель', en: 'Foreign buyer' },
};

const states = {
  registered: { ru: 'Зарегистрирован', en: 'Registered' },
  cancelled: { ru: 'Аннулирован', en: 'Cancelled' },
} as const;

/** Refuses `filter_invalid`, `list_too_long`. */
export async function exportReceipts(
  ctx: Ctx,
  query: z.output<typeof receiptsQuery>,
  format: 'xlsx' | 'csv',
): Promise<FileAnswer> {
  const rows = await allReceipts(ctx, readFilter(ctx, query), sortOf(query.sort));
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  const [name, sheet] = ctx.language === 'ru' ? ['cheki', 'Чеки'] : ['receipts', 'Receipts'];
  const names = await attachmentNames(ctx, rows.map(thingOf));
  const attached: Column<Receipt> = {
    title: titles.attachments[ctx.language],
    kind: 'text',
    value: (row) => names.get(thingOf(row))?.join('; ') ?? null,
  };
  const columns = [...columnsIn(ctx.language), attached];
  return tableFile(format, { name: `${name}-${ctx.today}`, sheet, zone, columns, rows });
}

function columnsIn(language: Language): Column<Receipt>[] {
  const title = (name: keyof typeof titles) => titles[name][language];
  return [
    { title: title('number'), kind: 'text', value: (row) => row.number },
    { title: title('at'), kind: 'moment', value: (row) => row.operation.at },
    { title: title('lines'), kind: 'text', value: (row) => namesOf(row) },
    { title: title('total'), kind: 'money', value: (row) => row.totalKopecks },
    { title: title('kind'), kind: 'text', value: (row) => kinds[row.buyer.kind][language] },
    { title: title('inn'), kind: 'text', value: (row) => row.buyer.inn },
    { title: title('name'), kind: 'text', value: (row) => row.buyer.name },
    {
      title: title('state'),
      kind: 'text',
      value: (row) => states[row.cancellation === null ? 'registered' : 'cancelled'][language],
    },
    {
      title: title('reason'),
      kind: 'text',
      value: ({ cancellation }) => cancellation && REASON_WORDS[cancellation.reason],
    },
    { title: title('instead'), kind: 'text', value: (row) => row.replacedBy },
  ];
}

const namesOf = ({ lines }: Receipt): string => lines.map(({ name }) => name).join('; ');
