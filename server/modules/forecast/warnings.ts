// The harm of a wish before it is done (BEY-4). Pure.
import { findCode } from '#law/codes/codes';
import { formatDay, type Day } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import { kbkOf } from '#modules/assessments';
import { chargeTitle, type Charge } from '#modules/ledger';
import type { Warning } from './contract.ts';
import type { Played, Wish } from './play.ts';

export interface Outlook {
  wish: Wish;
  before: Played;
  after: Played;
  /** What is open now. */
  open: ReadonlySet<string>;
  /** Charges the wish names, as they stand now. */
  named: readonly Charge[];
  /** The day looked at. */
  until: Day;
}

const money = (amount: number): string => formatMoney(kopecks(amount));

/** Everything a person should know before doing it; empty when the wish harms nothing. */
export function warningsOf(outlook: Outlook): Warning[] {
  return [
    ...shortages(outlook),
    ...dearer(outlook),
    ...outlook.named.flatMap(codesOf),
    ...released(outlook),
    ...grown(outlook),
  ];
}

/** Charges that stay unpaid after their due day only because of the wish. */
function shortages({ open, before, after }: Outlook): Warning[] {
  return [...after.shortages].flatMap(([chargeId, charge]): Warning[] => {
    const known = before.shortages.get(chargeId)?.outstandingKopecks ?? 0;
    const amountKopecks = charge.outstandingKopecks - known;
    // What a correction would post is another obligation, not a shortage of the old one.
    if (amountKopecks <= 0 || !open.has(chargeId)) return [];
    const due = charge.dueOn as Day;
    const said = { title: chargeTitle(charge), sum: money(amountKopecks) };
    return [
      {
        code: 'shortage',
        chargeId,
        amountKopecks,
        text: {
          ru: `${formatDay(due, 'long')} не хватит ${said.sum}: ${said.title}.`,
          en: `On ${formatDay(due, 'long', 'en')} ${said.sum} will be missing: ${said.title}.`,
        },
        repair: {
          act: 'pay',
          amountKopecks,
          onDay: due,
          value: null,
          text: {
            ru: `Внести ${said.sum} до ${formatDay(due, 'long')} или зачесть на столько меньше.`,
            en: `Pay ${said.sum} by ${formatDay(due, 'long', 'en')}, or set aside that much less.`,
          },
        },
      },
    ];
  });
}

function dearer({ before, after }: Outlook): Warning[] {
  const amountKopecks = after.penaltyKopecks - before.penaltyKopecks;
  if (amountKopecks <= 0) return [];
  const first = [...after.shortages.keys()][0] ?? null;
  return [
    {
      code: 'penalty',
      chargeId: first,
      amountKopecks,
      text: {
        ru: `Это будет стоить ${money(amountKopecks)} пеней.`,
        en: `This will cost ${money(amountKopecks)} of penalties.`,
      },
      repair: null,
    },
  ];
}

const yearly = ['property', 'land', 'transport'] as const;

/** A КБК nobody describes, or one that belongs to another kind of place. */
function codesOf(charge: Charge): Warning[] {
  const { kbk, chargeId, oktmo, tax } = charge;
  if (kbk === null) return [];
  const title = chargeTitle(charge);
  const base = { chargeId, amountKopecks: null };
  if (findCode('kbk', kbk, charge.chargedOn as Day) === undefined) {
    return [
      {
        ...base,
        code: 'kbk_unknown',
        text: { ru: `КБК ${kbk} не описан: ${title}.`, en: `KBK ${kbk} is not known: ${title}.` },
        repair: null,
      },
    ];
  }
  const kind = yearly.find((one) => one === tax);
  const right = kind === undefined ? null : kbkOf(kind, oktmo);
  if (right === null || right === kbk) return [];
  const text = {
    ru: `Для ОКТМО ${oktmo} нужен КБК ${right}, указан ${kbk}: ${title}.`,
    en: `OKTMO ${oktmo} needs KBK ${right}, not ${kbk}: ${title}.`,
  };
  const repair = { ru: `Заменить КБК на ${right}.`, en: `Use KBK ${right} instead.` };
  return [
    {
      ...base,
      code: 'kbk_oktmo',
      text,
      repair: { act: 'replace_code', amountKopecks: null, onDay: null, value: right, text: repair },
    },
  ];
}

/** A correction below what is settled gives money back to the account. */
function released({ wish, named }: Outlook): Warning[] {
  return wish.corrections.flatMap(({ chargeId, newAmountKopecks }): Warning[] => {
    const charge = named.find((one) => one.chargeId === chargeId);
    const amountKopecks = (charge?.settledKopecks ?? 0) - newAmountKopecks;
    if (charge === undefined || amountKopecks <= 0) return [];
    return [
      {
        code: 'money_released',
        chargeId,
        amountKopecks,
        text: {
          ru: `${money(amountKopecks)} вернутся на счёт и пойдут на то, что по закону раньше.`,
          en: `${money(amountKopecks)} return to the account and go where the law sends them.`,
        },
        repair: null,
      },
    ];
  });
}

/** A payment that is taken back leaves debt behind, penalties included. */
function grown({ wish, before, after, until }: Outlook): Warning[] {
  const amountKopecks = after.header.debtKopecks - before.header.debtKopecks;
  if (wish.reversals.length === 0 || amountKopecks <= 0) return [];
  const said = money(amountKopecks);
  return [
    {
      code: 'debt_grows',
      chargeId: null,
      amountKopecks,
      text: {
        ru: `Без этого платежа долг на ${formatDay(until, 'long')} больше на ${said}, с пенями.`,
        en:
          `Without this payment the debt of ${formatDay(until, 'long', 'en')} is larger by ` +
          `${said}, penalties included.`,
      },
      repair: {
        act: 'pay',
        amountKopecks,
        onDay: null,
        value: null,
        text: { ru: `Внести ${said}.`, en: `Pay ${said}.` },
      },
    },
  ];
}
