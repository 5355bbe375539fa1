// The demand to pay as anybody may ask it.
import { notLater } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import { type DemandInput, demand } from './demand.ts';
import { DEMAND_VALUES } from './values.ts';

function inputOf({ inputs, asOf }: Question): DemandInput {
  const negativeSince = notLater(inputs.day('negativeSince'), asOf, 'negativeSince');
  const bare = {
    debtKopecks: inputs.money('debt'),
    negativeSince,
    payer: inputs.oneOf('payer', ['individual', 'ip'], 'individual'),
  };
  if (!inputs.has('sentOn')) return bare;
  const on = notLater(inputs.day('sentOn'), asOf, 'sentOn');
  if (on < negativeSince) {
    throw new LawRefusal('law.state_contradictory', { sentOn: on, negativeSince });
  }
  const delivery = inputs.oneOf('delivery', ['cabinet', 'mail'], 'cabinet');
  return { ...bare, sent: { on, delivery } };
}

function answer(question: Question): Answer {
  const made = demand(inputOf(question));
  const result = {
    sent: made.isDue,
    reason: made.reason,
    sendBy: made.sendBy,
    receivedOn: made.receivedOn,
    payBy: made.payBy,
    objectBy: made.objectBy,
    unverified: made.isUnverified,
  };
  return { result, trace: null };
}

export const DEMAND_RULE: Rule = {
  id: 'ens.demand',
  title: {
    ru: 'Требование об уплате: когда его отправляют и когда исполняют',
    en: 'Demand to pay: when it is sent and when it is met',
  },
  articles: 'НК РФ ст.69, 70; 287-ФЗ',
  values: [DEMAND_VALUES],
  answer,
};
