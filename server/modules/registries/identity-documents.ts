// Who a person is by three registries: ИНН from the tax service, СНИЛС from the social fund, the
// state of the passport from the interior ministry (formats/smev.md §3, §6, §7).
import { randomUUID } from 'node:crypto';
import type { Env } from '#platform/env';
import { parsePersonInn } from '#primitives/identifiers/inn';
import { parseSnils } from '#primitives/identifiers/snils';
import { ask } from './ask.ts';
import type { Person, Reply } from './person.ts';
import { type Inquiry, type Said, aboutAnother } from './said.ts';
import {
  type Element,
  type Markup,
  attributes,
  childrenOf,
  elementAt,
  textAt,
  xml,
} from './xml.ts';

const TAX_SERVICE = 'urn://x-artefacts-fns-inn-singular/root/270-18/4.0.1';
const TAX_COMMONS = 'urn://x-artefacts-fns-inn/commons/4.0.0';
const SOCIAL_FUND = 'http://kvs.pfr.com/snils-by-additionalData/1.0.1';
const SOCIAL_COMMONS = 'http://common.kvs.pfr.com/1.0.0';
const COMMONS = 'urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1';
const MINISTRY = 'urn://mvd/gismu/RFP_ACTUAL_BANK/1.0.0';
const MINISTRY_COMMONS = 'urn://mvd/gismu/RFP_ACTUAL_BANK/commons/sovm/1.0.0';

/** Code of the passport of a Russian citizen in the directory of documents. */
const PASSPORT_CODE = '21';
/** Requisites of the asking party. */
const askerOf = ({ settings }: Env) => ({
  НаимОрг: settings.OPERATOR_NAME,
  ИННЮЛ: settings.OPERATOR_INN,
  ОГРН: settings.OPERATOR_OGRN,
});

type WithPassport = Person & { passport: NonNullable<Person['passport']> };

function innQuestion(env: Env, requestId: string, person: WithPassport): Markup {
  const { name, birthDate, passport } = person;
  const { series, number } = passport;
  // The tax service wants the passport as printed: «45 01 123456».
  const printed = `${series.slice(0, 2)} ${series.slice(2)} ${number}`;
  const document = attributes({
    КодВидДок: PASSPORT_CODE,
    СерНомДок: printed,
    ДатаДок: passport.issuedOn,
    ВыдДок: passport.issuer,
    КодВыдДок: passport.departmentCode,
  });
  const full = { Фамилия: name.last, Имя: name.first, Отчество: name.middle };
  return xml`<f:FNSINNSingularRequest xmlns:f="${TAX_SERVICE}" xmlns:c="${TAX_COMMONS}"${attributes(
    { ИдЗапрос: requestId },
  )}><f:СведЮЛ${attributes(askerOf(env))}/><f:СведФЛ${attributes({ ДатаРожд: birthDate })}>
<c:ФИО${attributes(full)}/><c:УдЛичнФЛ${document}/></f:СведФЛ></f:FNSINNSingularRequest>`;
}

function readInn(requestId: string, content: Element): Said<{ inn: string }> {
  if (content.name !== 'FNSINNSingularResponse' || content.attributes.ИдЗапрос !== requestId) {
    throw new Error('The answer is to another question of the tax service.');
  }
  const { ИННФЛ: given } = content.attributes;
  // The schema makes the number optional: its absence is how the service says «nobody».
  if (given === undefined) return { state: 'notFound' };
  const inn = parsePersonInn(given);
  if (!inn.ok) throw new Error('The number in the answer is no ИНН of a person.');
  return { state: 'found', value: { inn: inn.value } };
}

/** ИНН of the person by name, birthday and passport (ID-1). */
export function innByPerson(env: Env, person: WithPassport): Promise<Reply<{ inn: string }>> {
  const requestId = randomUUID();
  const inquiry: Inquiry<{ inn: string }> = {
    service: 'inn-by-person',
    content: innQuestion(env, requestId, person),
    read: (content) => readInn(requestId, content),
  };
  return ask(env, inquiry);
}

type WithSex = Person & { sex: NonNullable<Person['sex']> };

function snilsQuestion(person: WithSex): Markup {
  const { name, birthDate, sex, passport } = person;
  const known = (tag: string, value: string | null | undefined): Markup =>
    value === null || value === undefined
      ? xml``
      : xml`<s:${{ markup: tag }}>${value}</s:${{ markup: tag }}>`;
  const document =
    passport === undefined
      ? xml``
      : xml`<s:PassportRF>${known('Series', passport.series)}${known('Number', passport.number)}
${known('IssueDate', passport.issuedOn)}${known('Issuer', passport.issuer)}</s:PassportRF>`;
  return xml`<r:SnilsByAdditionalDataRequest xmlns:r="${SOCIAL_FUND}" xmlns:s="${COMMONS}"
 xmlns:p="${SOCIAL_COMMONS}"><s:FamilyName>${name.last}</s:FamilyName>
<s:FirstName>${name.first}</s:FirstName>${known('Patronymic', name.middle)}
<r:BirthDate>${birthDate}</r:BirthDate>
<r:Gender>${sex === 'male' ? 'Male' : 'Female'}</r:Gender>${document}
</r:SnilsByAdditionalDataRequest>`;
}

function readSnils(person: Person, content: Element): Said<{ snils: string }> {
  if (content.name !== 'SnilsByAdditionalDataResponse') {
    throw new Error('The answer is not of the social fund.');
  }
  if (elementAt(content, 'Twins')) {
    return { state: 'several', description: 'В реестре несколько номеров на эти данные' };
  }
  const snils = parseSnils(textAt(content, 'Snils'));
  if (!snils.ok) throw new Error('The number in the answer is no СНИЛС.');
  const [passport] = childrenOf(content, 'PassportRF');
  if (passport && person.passport) {
    const { series, number } = person.passport;
    const isSame = textAt(passport, 'Series') === series && textAt(passport, 'Number') === number;
    if (!isSame) return aboutAnother();
  }
  return { state: 'found', value: { snils: snils.value } };
}

/** СНИЛС of the person by name, birthday, sex and, where it is known, the passport. */
export function snilsByPerson(env: Env, person: WithSex): Promise<Reply<{ snils: string }>> {
  return ask(env, {
    service: 'snils-by-person',
    content: snilsQuestion(person),
    read: (content) => readSnils(person, content),
  });
}

export type PassportReason =
  | 'replaced'
  | 'expired'
  | 'lost'
  | 'issued_by_mistake'
  | 'owner_dead'
  | 'other';

export interface PassportState {
  validity: 'valid' | 'invalid';
  reason: PassportReason | null;
  /** As the registry coded it, for the operator. */
  code: string;
}

/** Reasons of an invalid passport (formats/smev.md §7). */
const REASONS: Record<string, PassportReason> = {
  '601': 'replaced',
  '602': 'expired',
  '603': 'lost',
  '604': 'issued_by_mistake',
  '605': 'owner_dead',
};

function passportQuestion({ name, birthDate, passport }: WithPassport): Markup {
  const middle = name.middle === null ? xml`` : xml`<n:patronymic>${name.middle}</n:patronymic>`;
  return xml`<m:request xmlns:m="${MINISTRY}" xmlns:n="${MINISTRY_COMMONS}"><m:requestInfo>
<m:physicalPersonQualifiedNameType><n:familyName>${name.last}</n:familyName>
<n:firstName>${name.first}</n:firstName>${middle}</m:physicalPersonQualifiedNameType>
<m:birthDate>${birthDate}</m:birthDate><m:passportRF><n:series>${passport.series}</n:series>
<n:number>${passport.number}</n:number></m:passportRF></m:requestInfo></m:request>`;
}

function readPassport(content: Element): Said<PassportState> {
  if (content.name !== 'response') throw new Error('The answer is not of the ministry.');
  const status = textAt(content, 'docStatus');
  const code = elementAt(content, 'docStatusReason')?.text ?? null;
  if (status === '302') return { state: 'notFound' };
  if (status === '300' && code !== null) {
    return { state: 'mismatch', description: 'Паспорт и действителен, и недействителен' };
  }
  if (status === '300') {
    return { state: 'found', value: { validity: 'valid', reason: null, code: status } };
  }
  if (status !== '301') throw new Error(`The state of a passport cannot be ${status}.`);
  const reason = REASONS[code ?? ''] ?? 'other';
  return { state: 'found', value: { validity: 'invalid', reason, code: code ?? status } };
}

/** Whether the passport is in force; `notFound` when name and passport do not belong together. */
export function passportState(env: Env, person: WithPassport): Promise<Reply<PassportState>> {
  return ask(env, {
    service: 'passport-state',
    content: passportQuestion(person),
    read: readPassport,
  });
}
