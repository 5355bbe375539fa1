// Who a person is: ИНН from the tax service, СНИЛС from the social fund, the state of the passport
// from the interior ministry (formats/smev.md §3, §6, §7).
import type { Answering } from './answer.ts';
import { type Reply, severalFound } from './message.ts';
import { type Markup, attributes, xml } from './xml.ts';

const TAX_SERVICE = 'urn://x-artefacts-fns-inn-singular/root/270-18/4.0.1';
const SOCIAL_FUND = 'http://kvs.pfr.com/snils-by-additionalData/1.0.1';
const SOCIAL_COMMONS = 'http://common.kvs.pfr.com/1.0.0';
const COMMONS = 'urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1';
const MINISTRY = 'urn://mvd/gismu/RFP_ACTUAL_BANK/1.0.0';

/** No ИНН at all means that nobody was found. */
export function innContent(requestId: string, inn: string | null): Markup {
  const values = attributes({ ИдЗапрос: requestId, ИННФЛ: inn });
  return xml`<f:FNSINNSingularResponse xmlns:f="${TAX_SERVICE}"${values}/>`;
}

export function answerInn({ person, requestId, isContradicting }: Answering): Reply {
  if (isContradicting) return severalFound();
  return { content: innContent(requestId, person.inn) };
}

function passportMarkup(person: Answering['person']): Markup {
  const { passport } = person;
  if (passport === null) return xml``;
  return xml`<s:PassportRF><s:Series>${passport.slice(0, 4)}</s:Series>
<s:Number>${passport.slice(4)}</s:Number><s:IssueDate>${person.passport_issued_on!}</s:IssueDate>
<s:Issuer>${person.passport_issuer!}</s:Issuer></s:PassportRF>`;
}

/** Contradiction: the fund knows two people with these data. */
export function answerSnils({ person, isContradicting }: Answering): Reply {
  const { snils } = person;
  const other = `${snils.slice(0, 8)}${(Number(snils[8]) + 1) % 10}${snils.slice(9)}`;
  const number = isContradicting
    ? xml`<r:Twins><r:Snils>${snils}</r:Snils><r:Snils>${other}</r:Snils></r:Twins>`
    : xml`<r:Snils>${snils}</r:Snils>`;
  return {
    content: xml`<r:SnilsByAdditionalDataResponse xmlns:r="${SOCIAL_FUND}" xmlns:s="${COMMONS}"
 xmlns:p="${SOCIAL_COMMONS}">${number}<r:BirthPlace><p:PlaceType>ОСОБОЕ</p:PlaceType>
<p:Settlement>${person.birth_place}</p:Settlement><p:Country>РФ</p:Country></r:BirthPlace>
${passportMarkup(person)}</r:SnilsByAdditionalDataResponse>`,
  };
}

/** Comments of the codes of §7. */
const COMMENTS: Record<string, string> = {
  '300': 'Действителен',
  '302': 'Сведения не найдены',
  '601': 'Заменён',
  '602': 'Истёк срок действия',
  '603': 'Объявлен утраченным или похищенным',
};

export function passportContent(state: { status: string; reason: string | null }): Markup {
  const { status, reason } = state;
  const comment = COMMENTS[reason ?? status] ?? '';
  const why = reason === null ? xml`` : xml`<m:docStatusReason>${reason}</m:docStatusReason>`;
  return xml`<m:response xmlns:m="${MINISTRY}"><m:docStatus>${status}</m:docStatus>${why}
<m:comment>${comment}</m:comment></m:response>`;
}

/** Contradiction: valid, and declared lost at the same time. */
export function answerPassport({ person, isContradicting }: Answering): Reply {
  const reason = isContradicting ? '603' : person.passport_reason;
  return { content: passportContent({ status: person.passport_status!, reason }) };
}
