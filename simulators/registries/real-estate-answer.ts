// Real estate of a person: the official extract about all rights of one person (ЕГРН, version 02),
// and beside it what tax needs and the extract does not have: values of each 1 January, ОКТМО of
// the object, the day an inheritance was opened (notaries report it, НК 85 п.6).
import { formatDay } from '#primitives/days';
import type { Day } from '#primitives/days';
import { decimalString, kopecks } from '#primitives/money';
import type { EstateKind, RightForm } from '../people/life.ts';
import type { Answering } from './answer.ts';
import { type EstateRow, type RightRow, listEstates, listRights } from './estate-store.ts';
import { OWN, type Reply, timeUuid } from './message.ts';
import { type Markup, attributes, xml } from './xml.ts';

const RIGHT_TYPES: Record<RightForm, readonly [code: string, value: string]> = {
  sole: ['001001000000', 'Собственность'],
  'common-shares': ['001002000000', 'Общая долевая собственность'],
  joint: ['001003000000', 'Общая совместная собственность'],
};

/** Words of the dictionaries of the extract for buildings of ours. */
const BUILDINGS: Partial<Record<EstateKind, readonly [code: string, value: string, use: string]>> =
  {
    house: ['204002000000', 'Жилой дом', 'Жилой дом'],
    garage: ['204001000000', 'Нежилое', 'Гараж'],
    outbuilding: ['204001000000', 'Нежилое', 'Хозяйственная постройка'],
  };

const ROOMS: Partial<Record<EstateKind, readonly [purpose: string, type: readonly string[]]>> = {
  flat: ['Жилое', ['205001000000', 'Квартира']],
  room: ['Жилое', ['205002000000', 'Комната']],
  commercial: ['Нежилое', []],
};

const dictionary = (tag: string, code: string, value: string): Markup => {
  const open = { markup: tag };
  return xml`<${open}><code>${code}</code><value>${value}</value></${open}>`;
};

const atNoon = (on: string): string => `${on}T12:00:00+03:00`;

function rightMarkup(right: RightRow): Markup {
  const [code, value] = RIGHT_TYPES[right.form];
  const end = right.valid_to ? xml`<cancel_date>${atNoon(right.valid_to)}</cancel_date>` : xml``;
  const shares =
    right.form === 'common-shares'
      ? xml`<shares><share><numerator>${right.share_num}</numerator>
<denominator>${right.share_den}</denominator></share></shares>`
      : xml``;
  return xml`<right_record><record_info>
<registration_date>${atNoon(right.registered_on)}</registration_date>${end}</record_info>
<right_data>${dictionary('right_type', code, value)}
<right_number>${right.right_number}</right_number>${shares}</right_data></right_record>`;
}

const objectMarkup = (estate: EstateRow, code: string, value: string): Markup =>
  xml`<object><common_data>${dictionary('type', code, value)}
<cad_number>${estate.cadastral_number}</cad_number></common_data></object>`;

const addressMarkup = (estate: EstateRow): Markup =>
  xml`<address><readable_address>${estate.address}</readable_address></address>`;

function landRecord(estate: EstateRow, right: RightRow): Markup {
  return xml`<land_record>${objectMarkup(estate, '002001001000', 'Земельный участок')}
<params><area><value>${estate.area_m2}</value></area><permitted_use><permitted_use_established>
<by_document>${estate.permitted_use ?? ''}</by_document>
</permitted_use_established></permitted_use></params>
<address_location>${addressMarkup(estate)}</address_location>${rightMarkup(right)}</land_record>`;
}

function roomRecord(estate: EstateRow, right: RightRow): Markup {
  const [purpose, [code, value] = []] = ROOMS[estate.kind]!;
  const purposeCode = purpose === 'Жилое' ? '206002000000' : '206001000000';
  const type = code === undefined ? xml`` : dictionary('type', code, value!);
  return xml`<room_record>${objectMarkup(estate, '002001003000', 'Помещение')}
<params><area>${estate.area_m2}</area>
${dictionary('purpose', purposeCode, purpose)}${type}</params>
<address_room><address>${addressMarkup(estate)}</address></address_room>
${rightMarkup(right)}</room_record>`;
}

function buildRecord(estate: EstateRow, right: RightRow): Markup {
  const [code, value, use] = BUILDINGS[estate.kind]!;
  return xml`<build_record>${objectMarkup(estate, '002001002000', 'Здание')}
<params><area>${estate.area_m2}</area>${dictionary('purpose', code, value)}
<permitted_uses><permitted_use><name>${use}</name></permitted_use></permitted_uses></params>
<address_location>${addressMarkup(estate)}</address_location>${rightMarkup(right)}</build_record>`;
}

function parkingRecord(estate: EstateRow, right: RightRow): Markup {
  return xml`<car_parking_space_record>
${objectMarkup(estate, '002001009000', 'Машино-место')}
<params><area>${estate.area_m2}</area></params>
<address_room><address>${addressMarkup(estate)}</address></address_room>
${rightMarkup(right)}</car_parking_space_record>`;
}

type Write = (estate: EstateRow, right: RightRow) => Markup;

const GROUPS: readonly (readonly [tag: string, kinds: readonly EstateKind[], write: Write])[] = [
  ['land_records', ['land'], landRecord],
  ['room_records', ['flat', 'room', 'commercial'], roomRecord],
  ['car_parking_space_records', ['parking'], parkingRecord],
  ['build_records', ['house', 'garage', 'outbuilding'], buildRecord],
];

/** One record per right: the extract knows no list of rights under an object. */
function baseData(estates: EstateRow[], rights: RightRow[]): Markup[] {
  return GROUPS.map(([tag, kinds, write]) => {
    const records = estates
      .filter((estate) => kinds.includes(estate.kind))
      .flatMap((estate) =>
        rights
          .filter((right) => right.cadastral_number === estate.cadastral_number)
          .map((right) => write(estate, right)),
      );
    const open = { markup: tag };
    return records.length === 0 ? xml`` : xml`<${open}>${records}</${open}>`;
  });
}

function holder({ person, isContradicting }: Answering): string {
  const last = isContradicting ? 'Другой' : person.last_name;
  const name = [last, person.first_name, person.middle_name].filter(Boolean).join(' ');
  return `${name}, ${formatDay(person.birth_date as Day, 'short')}`;
}

function extract(answering: Answering, records: Markup[]): Markup {
  const { today, person } = answering;
  const who = holder(answering);
  const guid = timeUuid(Date.parse(today));
  const number = `КУВИ-001/${today.slice(0, 4)}-${1_000_000 + person.serial}`;
  return xml`<extract_rights_individ_available_real_estate_objects guid="${guid}">
<details_statement><group_top_requisites>
<organ_registr_rights>Стенд: реестр недвижимости</organ_registr_rights>
<date_formation>${today}</date_formation><registration_number>${number}</registration_number>
</group_top_requisites><requested_subject><subject_info>${who}</subject_info></requested_subject>
</details_statement><details_request><date_received_request>${today}</date_received_request>
<date_receipt_request_reg_authority_rights>${today}</date_receipt_request_reg_authority_rights>
<period><date_available_information>${today}</date_available_information></period>
<right_holder>${who}</right_holder>
<required_territory>Российская Федерация</required_territory></details_request>
<base_data>${records}</base_data><recipient_statement>${who}</recipient_statement>
</extract_rights_individ_available_real_estate_objects>`;
}

function taxFacts(estate: EstateRow, rights: RightRow[], today: Day): Markup {
  const values = estate.cadastral_values
    .filter((value) => value.on <= today)
    .map((value) => {
      const { on, valueKopecks, recordedOn, basis } = value;
      const roubles = decimalString(kopecks(valueKopecks));
      const facts = { On: on, Value: roubles, RecordedOn: recordedOn, Basis: basis };
      return xml`<k:CadastralValue${attributes(facts)}/>`;
    });
  const own = rights.filter((right) => right.cadastral_number === estate.cadastral_number);
  const since = own.map((right) => {
    const owners = right.form === 'joint' ? right.share_den : null;
    const { right_number: Number, valid_from: From, basis: Basis } = right;
    return xml`<k:Right${attributes({ Number, From, Basis, JointOwners: owners })}/>`;
  });
  return xml`<k:Object${attributes({
    CadastralNumber: estate.cadastral_number,
    Region: estate.region,
    Oktmo: estate.oktmo,
    LandUse: estate.land_use,
    Listed3782: estate.is_listed,
  })}>${values}${since}</k:Object>`;
}

export async function answerRealEstate(answering: Answering): Promise<Reply> {
  const { queries, person, today } = answering;
  const rights = await listRights(queries, { serial: person.serial, today });
  const numbers = [...new Set(rights.map((right) => right.cadastral_number))];
  const estates = await listEstates(queries, numbers);
  return {
    content: xml`<k:RealEstateResponse xmlns:k="${OWN}" AsOf="${today}">
${extract(answering, baseData(estates, rights))}
${estates.map((estate) => taxFacts(estate, rights, today))}</k:RealEstateResponse>`,
  };
}
