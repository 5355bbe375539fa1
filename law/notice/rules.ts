// Whether and when a tax notice is sent, as anybody may ask it.
import type { Day } from '#primitives/days';
import { ZERO, decimalString } from '#primitives/money';
import { OWN_CALENDAR, taxNoticeDueOn } from '../calendar/calendar.ts';
import { NOTICE_VALUES, noticeFloor, noticeSentBy } from '../notice.ts';
import type { Answer, Question, Rule } from '../rule.ts';

/** The terms of a year whose calendar is decreed; unknown before that. */
function termsOf(taxYear: number): { dueOn: Day | null; sendBy: Day | null } {
  if (!OWN_CALENDAR.has(taxYear + 1)) return { dueOn: null, sendBy: null };
  return { dueOn: taxNoticeDueOn(taxYear), sendBy: noticeSentBy(taxYear) };
}

function answer({ inputs, taxYear }: Question): Answer {
  const { isSent, reason, floorKopecks } = noticeFloor({
    taxYear,
    totalKopecks: inputs.money('total'),
    creditKopecks: inputs.money('credit', ZERO),
    isLastYear: inputs.flag('lastYear', false),
  });
  const floor = decimalString(floorKopecks);
  return { result: { sent: isSent, reason, floor, ...termsOf(taxYear) }, trace: null };
}

export const RULES: readonly Rule[] = [
  {
    id: 'notice.floor',
    title: {
      ru: 'Налоговое уведомление: отправляют ли его и до какого дня',
      en: 'Tax notice: whether it is sent and by which day',
    },
    articles: 'НК РФ ст.52 п.2, 4; ст.409 п.1',
    values: [NOTICE_VALUES],
    answer,
  },
];
