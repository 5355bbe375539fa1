// A calculation as a paper: the words of a notice and of «Как посчитано» of one charge. Pure.
import { enpRequisitesOn } from '#law/ens/requisites';
import { sayArticle } from '#law/say-article';
import type { Trace, TraceNode } from '#law/trace';
import { isDoubtful, traceLines } from '#law/trace-lines';
import { traceSentence, traceValue } from '#law/trace-text';
import { type Charge, taxTitle } from '#modules/ledger';
import { type Day, formatDay } from '#primitives/days';
import { formatMoney, type Kopecks } from '#primitives/money';
import type { KeptNotice } from './notice-store.ts';
import type { NoticeLine } from './show-notice.ts';

type Pair = [label: string, value: string];

/** What `computation.typ` shows; every value is text, printed as it is. */
export interface Paper {
  title: string;
  lead: string;
  note: string | null;
  amount: string;
  amountLabel: string;
  facts: Pair[];
  payment: Pair[];
  sections: {
    title: string;
    subject: string;
    facts: Pair[];
    steps: { said: string; value: string; source: string }[];
    amount: string;
  }[];
  footer: string;
}

/** Whose paper it is, and where it was made. */
export interface Holder {
  fullName: string;
  inn: string;
  isStand: boolean;
  today: Day;
}

const long = (day: string): string => formatDay(day as Day, 'long');
const money = (amount: number): string => formatMoney(amount as Kopecks);

/** Where a value comes from, or which article made it; as the page says it. */
export function sourceOf(node: TraceNode): string {
  const article = 'article' in node && node.article ? sayArticle(node.article, 'ru') : '';
  const parts =
    node.kind === 'step'
      ? [article, `редакция на ${long(node.edition)}`]
      : node.kind === 'law'
        ? [article || node.source, `проверено ${long(node.on)}`]
        : [node.source, `на ${long(node.on)}`, article];
  const doubt = isDoubtful(node) ? ['значение не подтверждено'] : [];
  return [...parts, ...doubt].filter(Boolean).join(' · ');
}

interface Counted {
  charge: Charge;
  amountKopecks: number;
  trace: Trace;
}

function sectionOf({ charge, amountKopecks, trace }: Counted): Paper['sections'][number] {
  const { kbk, oktmo, uin, correctedOn } = charge;
  const nodes = traceLines(trace.root, () => true).slice(0, -1);
  return {
    title: taxTitle(charge),
    subject: charge.subjectOfTax,
    facts: [
      ...(kbk === null ? [] : ([['КБК', kbk]] as Pair[])),
      ['ОКТМО', oktmo],
      ...(uin === null ? [] : ([['УИН', uin]] as Pair[])),
      ...(correctedOn === null
        ? []
        : ([['Исправлено', `${long(correctedOn)}: действует новое начисление`]] as Pair[])),
    ],
    steps: nodes.map(({ node }) => ({
      said: traceSentence(node),
      value: traceValue(node),
      source: sourceOf(node),
    })),
    amount: money(amountKopecks),
  };
}

const standNote = (isStand: boolean): string | null =>
  isStand ? 'Учебный стенд: сведения вымышлены.' : null;

const footerOf = (today: Day): string =>
  `Сформировано ${long(today)} в кабинете налогоплательщика. ` +
  'Тот же расчёт можно скачать таблицей и файлом для проверки другой программой.';

/** How to pay: the account is one for all, so the charge itself is not named. */
function paymentOf(today: Day, total: string): Pair[] {
  const { payee, payeeInn, payeeKpp, bankName, bik, account, correspondentAccount, kbk } =
    enpRequisitesOn(today);
  return [
    ['Сумма по уведомлению', total],
    ['Получатель', payee],
    ['ИНН / КПП', `${payeeInn} / ${payeeKpp}`],
    ['Банк', bankName],
    ['БИК', bik],
    ['Счёт', account],
    ['Корреспондентский счёт', correspondentAccount],
    ['КБК', kbk],
  ];
}

export function noticePaper(
  { notice, lines }: { notice: KeptNotice; lines: readonly NoticeLine[] },
  holder: Holder,
): Paper {
  const total = money(notice.totalKopecks);
  return {
    title: `Налоговое уведомление № ${notice.number} за ${notice.taxYear} год`,
    lead: 'Каждая сумма раскрыта до сведений реестров и статей закона.',
    note: standNote(holder.isStand),
    amount: total,
    amountLabel: `К уплате до ${long(notice.dueOn)}`,
    facts: [
      ['Налогоплательщик', holder.fullName],
      ['ИНН', holder.inn],
      ['Дата уведомления', long(notice.madeOn)],
      ['Срок уплаты', long(notice.dueOn)],
    ],
    payment: paymentOf(holder.today, total),
    sections: lines.map(sectionOf),
    footer: footerOf(holder.today),
  };
}

export function tracePaper(counted: Counted, holder: Holder): Paper {
  const { charge, amountKopecks } = counted;
  return {
    title: `Как посчитано: ${taxTitle(charge)}`,
    lead: charge.subjectOfTax,
    note: standNote(holder.isStand),
    amount: money(amountKopecks),
    amountLabel: 'Сумма начисления',
    facts: [
      ['Налогоплательщик', holder.fullName],
      ['ИНН', holder.inn],
      ['Начислено', long(charge.chargedOn)],
      ['Срок уплаты', long(charge.dueOn)],
      ...(charge.noticeNumber === null
        ? []
        : ([['Уведомление', `№ ${charge.noticeNumber}`]] as Pair[])),
    ],
    payment: [],
    sections: [sectionOf(counted)],
    footer: footerOf(holder.today),
  };
}
