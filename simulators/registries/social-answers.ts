// Family ties from the register of civil status and categories from the social registries; their
// real messages are not public, so the shapes are ours.
import { type Answering, capital, holderOf } from './answer.ts';
import { OWN, type Reply } from './message.ts';
import type { Known } from './person-lookup.ts';
import { attributes, xml } from './xml.ts';

type Relative = Pick<
  Known,
  'last_name' | 'first_name' | 'middle_name' | 'birth_date' | 'sex' | 'inn'
> & { relation: string; valid_from: string; valid_to: string | null };

export async function answerFamily(answering: Answering): Promise<Reply> {
  const { queries, person, today } = answering;
  const relatives = await queries.rows<Relative>(
    `select p.last_name, p.first_name, p.middle_name, p.birth_date, p.sex, p.inn, t.relation,
            t.valid_from, case when t.valid_to <= $2 then t.valid_to end as valid_to
       from stand.family_tie t join stand.person p on p.serial = t.relative
      where t.serial = $1 and t.valid_from <= $2 order by t.valid_from, p.serial`,
    [person.serial, today],
  );
  const members = relatives.map(
    (relative) =>
      xml`<k:Member${attributes({
        Relation: relative.relation,
        FamilyName: capital(relative.last_name),
        FirstName: capital(relative.first_name),
        Patronymic: relative.middle_name && capital(relative.middle_name),
        BirthDate: relative.birth_date,
        Gender: relative.sex === 'male' ? 'Male' : 'Female',
        Since: relative.valid_from,
        Until: relative.valid_to,
        Inn: relative.inn,
      })}/>`,
  );
  return {
    content: xml`<k:FamilyResponse xmlns:k="${OWN}" AsOf="${today}">
${holderOf(answering)}${members}</k:FamilyResponse>`,
  };
}

interface BenefitRow {
  code: string;
  valid_from: string;
  valid_to: string | null;
  document: string;
}

export async function answerBenefits(answering: Answering): Promise<Reply> {
  const { queries, person, today } = answering;
  // An end that lies ahead is on the certificate, so unlike an end of ownership it is told.
  const rows = await queries.rows<BenefitRow>(
    `select code, valid_from, valid_to, document from stand.benefit
      where serial = $1 and valid_from <= $2 order by valid_from, code`,
    [person.serial, today],
  );
  const benefits = rows.map(
    (row) =>
      xml`<k:Benefit${attributes({
        Code: row.code,
        From: row.valid_from,
        To: row.valid_to,
        Document: row.document,
      })}/>`,
  );
  return {
    content: xml`<k:BenefitsResponse xmlns:k="${OWN}" AsOf="${today}">
${holderOf(answering)}${benefits}</k:BenefitsResponse>`,
  };
}
