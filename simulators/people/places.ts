// The places where the people of the stand live: municipalities with their real codes (ОКТМО, the
// inspectorate, cadastral district, department of the interior ministry) and invented streets.
import type { Random } from './random.ts';

export interface Place {
  region: string;
  oktmo: string;
  /** How an address begins. */
  town: string;
  inspectorate: string;
  /** First two digits of passports given out here. */
  passportRegion: string;
  departmentCode: string;
  issuer: string;
  cadastralDistrict: string;
  plateRegions: readonly string[];
  /** Roubles for a square metre in the mass valuation of 2022: dwellings, land. */
  dwellingPrice: number;
  landPrice: number;
  isBigCity: boolean;
}

type RegionFacts = Omit<Place, 'oktmo' | 'town' | 'inspectorate' | 'cadastralDistrict'>;

const MOSCOW: RegionFacts = {
  region: '77',
  passportRegion: '45',
  departmentCode: '770-001',
  issuer: 'ГУ МВД РОССИИ ПО Г. МОСКВЕ',
  plateRegions: ['77', '97', '99', '177', '197', '199', '777', '797', '799'],
  dwellingPrice: 190_000,
  landPrice: 9_000,
  isBigCity: true,
};
const PETERSBURG: RegionFacts = {
  region: '78',
  passportRegion: '40',
  departmentCode: '780-001',
  issuer: 'ГУ МВД РОССИИ ПО Г. САНКТ-ПЕТЕРБУРГУ И ЛЕНИНГРАДСКОЙ ОБЛ.',
  plateRegions: ['78', '98', '178', '198'],
  dwellingPrice: 128_000,
  landPrice: 4_200,
  isBigCity: true,
};
const MOSCOW_OBLAST: RegionFacts = {
  region: '50',
  passportRegion: '46',
  departmentCode: '500-001',
  issuer: 'ГУ МВД РОССИИ ПО МОСКОВСКОЙ ОБЛ.',
  plateRegions: ['50', '90', '150', '190', '750', '790'],
  dwellingPrice: 96_000,
  landPrice: 1_500,
  isBigCity: false,
};
const TATARSTAN: RegionFacts = {
  region: '16',
  passportRegion: '92',
  departmentCode: '160-004',
  issuer: 'МВД ПО РЕСП. ТАТАРСТАН',
  plateRegions: ['16', '116', '716'],
  dwellingPrice: 74_000,
  landPrice: 1_100,
  isBigCity: true,
};
const NOVOSIBIRSK: RegionFacts = {
  region: '54',
  passportRegion: '50',
  departmentCode: '540-001',
  issuer: 'ГУ МВД РОССИИ ПО НОВОСИБИРСКОЙ ОБЛ.',
  plateRegions: ['54', '154'],
  dwellingPrice: 68_000,
  landPrice: 900,
  isBigCity: true,
};
const SVERDLOVSK: RegionFacts = {
  region: '66',
  passportRegion: '65',
  departmentCode: '660-001',
  issuer: 'ГУ МВД РОССИИ ПО СВЕРДЛОВСКОЙ ОБЛ.',
  plateRegions: ['66', '96', '196'],
  dwellingPrice: 71_000,
  landPrice: 1_000,
  isBigCity: true,
};

/** `oktmo|town|inspectorate|cadastral district`. */
function placesOf(facts: RegionFacts, lines: readonly string[]): Place[] {
  return lines.map((line) => {
    const [oktmo = '', town = '', inspectorate = '', cadastralDistrict = ''] = line.split('|');
    return { ...facts, oktmo, town, inspectorate, cadastralDistrict };
  });
}

export const places: readonly Place[] = [
  ...placesOf(MOSCOW, [
    '45374000|г. Москва|7704|77:01',
    '45375000|г. Москва|7701|77:01',
    '45381000|г. Москва|7709|77:01',
    '45382000|г. Москва|7710|77:01',
    '45383000|г. Москва|7704|77:01',
  ]),
  ...placesOf(PETERSBURG, [
    '40303000|г. Санкт-Петербург|7838|78:32',
    '40308000|г. Санкт-Петербург|7801|78:06',
    '40309000|г. Санкт-Петербург|7801|78:06',
  ]),
  ...placesOf(MOSCOW_OBLAST, [
    '46746000|Московская область, г. Мытищи|5029|50:12',
    '46783000|Московская область, г. Химки|5047|50:10',
    '46760000|Московская область, г. Подольск|5074|50:55',
    '46704000|Московская область, г. Балашиха|5001|50:15',
    '46755000|Московская область, г. Одинцово|5032|50:20',
    '46744000|Московская область, г. Красногорск|5024|50:11',
    '46748000|Московская область, г. Люберцы|5027|50:22',
  ]),
  ...placesOf(TATARSTAN, ['92701000|Республика Татарстан, г. Казань|1655|16:50']),
  ...placesOf(NOVOSIBIRSK, ['50701000|г. Новосибирск|5405|54:35']),
  ...placesOf(SVERDLOVSK, ['65701000|г. Екатеринбург|6671|66:41']),
];

export function placeByOktmo(oktmo: string): Place {
  const found = places.find((place) => place.oktmo === oktmo);
  if (found === undefined) throw new Error(`The stand has no place with ОКТМО ${oktmo}.`);
  return found;
}

const REGION_WEIGHTS = [
  ['77', 38],
  ['50', 27],
  ['78', 20],
  ['16', 6],
  ['54', 5],
  ['66', 4],
] as const;

/** Where a household lives; most live where the rates are known. */
export function pickPlace(random: Random): Place {
  const region = random.weighed(REGION_WEIGHTS);
  return random.pick(places.filter((place) => place.region === region));
}

/** A place of the Moscow oblast for a household's second, out-of-town property. */
export function pickCountryPlace(home: Place, random: Random): Place {
  if (home.region !== '77') return home;
  return random.pick(places.filter((place) => place.region === '50'));
}

const STREETS = [
  'ул. Образцовая',
  'ул. Учебная',
  'ул. Стендовая',
  'ул. Проверочная',
  'ул. Кленовая',
  'ул. Яблоневая',
  'пр-т Примерный',
  'пр-т Мастеров',
  'пер. Тихий',
  'пер. Книжный',
  'ул. Полевая',
  'ул. Академика Примерова',
];
const GARDENS = ['СНТ «Ветеран»', 'СНТ «Рассвет»', 'СНТ «Берёзка»', 'СНТ «Образец»', 'СНТ «Луч»'];

export function streetAddress(place: Place, random: Random): string {
  return `${place.town}, ${random.pick(STREETS)}, д. ${random.whole(1, 98)}`;
}

export function gardenAddress(place: Place, random: Random): string {
  return `${place.town}, ${random.pick(GARDENS)}, уч. ${random.whole(1, 240)}`;
}
