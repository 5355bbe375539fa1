// The seven registries: who answers, how each reads a question and answers it.
import { randomUUID } from 'node:crypto';
import { legalDay, moment } from '#primitives/days';
import type { Stand } from '../stand.ts';
import { type Answering, rejectionOf } from './answer.ts';
import {
  type Asked,
  askedOfMinistry,
  askedOfSocialFund,
  askedOfTaxService,
  askedPlainly,
} from './asked.ts';
import type { ServiceName } from './faults.ts';
import {
  answerInn,
  answerPassport,
  answerSnils,
  innContent,
  passportContent,
} from './identity-answers.ts';
import type { Reply, Sender } from './message.ts';
import { lookUp } from './person-lookup.ts';
import { answerRealEstate } from './real-estate-answer.ts';
import { answerBenefits, answerFamily } from './social-answers.ts';
import { answerVehicles } from './vehicles-answer.ts';
import type { Element } from './xml.ts';

export interface Registry {
  sender: Sender;
  read(content: Element): Asked;
  answer(answering: Answering): Reply | Promise<Reply>;
  /** How this registry says that it knows nobody, where that is no rejection. */
  nobody?(requestId: string): Reply;
}

export const registries: Record<ServiceName, Registry> = {
  'inn-by-person': {
    sender: { mnemonic: 'STAND_FNS', title: 'Стенд: налоговая служба' },
    read: askedOfTaxService,
    answer: answerInn,
    nobody: (requestId) => ({ content: innContent(requestId, null) }),
  },
  'snils-by-person': {
    sender: { mnemonic: 'STAND_SFR', title: 'Стенд: социальный фонд' },
    read: askedOfSocialFund,
    answer: answerSnils,
  },
  'passport-state': {
    sender: { mnemonic: 'STAND_MVD', title: 'Стенд: министерство внутренних дел' },
    read: askedOfMinistry,
    answer: answerPassport,
    nobody: () => ({ content: passportContent({ status: '302', reason: null }) }),
  },
  'real-estate': {
    sender: { mnemonic: 'STAND_EGRN', title: 'Стенд: реестр недвижимости' },
    read: askedPlainly,
    answer: answerRealEstate,
  },
  vehicles: {
    sender: { mnemonic: 'STAND_GIBDD', title: 'Стенд: реестр транспортных средств' },
    read: askedPlainly,
    answer: answerVehicles,
  },
  family: {
    sender: { mnemonic: 'STAND_ZAGS', title: 'Стенд: реестр актов гражданского состояния' },
    read: askedPlainly,
    answer: answerFamily,
  },
  benefits: {
    sender: { mnemonic: 'STAND_SOCIAL', title: 'Стенд: социальный реестр' },
    read: askedPlainly,
    answer: answerBenefits,
  },
};

const unreadable = (): Reply => ({
  rejection: { code: 'UNKNOWN_REQUEST_DESCRIPTION', description: 'Запрос не разобран' },
});

function readAsked(registry: Registry, content: Element): Asked | undefined {
  try {
    return registry.read(content);
  } catch {
    return undefined;
  }
}

/** What the registry says to the content of a question at this moment of business time. */
export async function reply(
  stand: Stand,
  service: ServiceName,
  of: { content: Element; now: string; isContradicting: boolean },
): Promise<Reply> {
  const registry = registries[service];
  const asked = readAsked(registry, of.content);
  if (asked === undefined) return unreadable();
  const requestId = of.content.attributes.ИдЗапрос ?? randomUUID();
  const lookup = await lookUp(stand.db, asked);
  if (lookup.state !== 'found') {
    const isNobody = lookup.state === 'notFound' || service === 'passport-state';
    if (isNobody && registry.nobody) return registry.nobody(requestId);
    return rejectionOf(lookup)!;
  }
  const today = legalDay(moment(of.now), stand.settings.LEGAL_TIME_ZONE);
  const { person } = lookup;
  const { isContradicting } = of;
  return registry.answer({ queries: stand.db, person, today, requestId, isContradicting });
}
