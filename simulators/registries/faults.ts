// How each registry can fail (BEY-13): the same seven ways, with what the cabinet shows for it.
import type { FaultEntry } from '../stand.ts';

export type ServiceName =
  | 'inn-by-person'
  | 'snils-by-person'
  | 'passport-state'
  | 'real-estate'
  | 'vehicles'
  | 'family'
  | 'benefits';

export type FaultKind =
  | 'late'
  | 'failing'
  | 'silence'
  | 'half-answer'
  | 'contradiction'
  | 'garbage'
  | 'duplicate';

interface Words {
  title: string;
  /** What this registry says when it contradicts. */
  contradiction: string;
  /** What the page does without its answer. */
  without: string;
}

const SERVICES: Record<ServiceName, Words> = {
  'inn-by-person': {
    title: 'ФНС, ИНН по паспорту',
    contradiction: 'найдено несколько лиц',
    without: 'Регистрация сохранена, ИНН проверим позже.',
  },
  'snils-by-person': {
    title: 'СФР, СНИЛС по данным лица',
    contradiction: 'двойники: два номера на одни данные',
    without: 'Регистрация сохранена, СНИЛС проверим позже.',
  },
  'passport-state': {
    title: 'МВД, действительность паспорта',
    contradiction: 'паспорт действителен и объявлен утраченным',
    without: 'Регистрация сохранена, паспорт проверим позже.',
  },
  'real-estate': {
    title: 'ЕГРН, объекты лица',
    contradiction: 'правообладатель в выписке — другое лицо',
    without: 'Объекты показаны по последним данным с их датой.',
  },
  vehicles: {
    title: 'ГИБДД, транспорт лица',
    contradiction: 'владелец в ответе — другое лицо',
    without: 'Транспорт показан по последним данным с их датой.',
  },
  family: {
    title: 'ЗАГС, супруг и дети',
    contradiction: 'ответ о другом лице',
    without: 'Семья показана по последним данным с их датой.',
  },
  benefits: {
    title: 'Социальный реестр, категории',
    contradiction: 'ответ о другом лице',
    without: 'Льготы показаны по последним данным с их датой.',
  },
};

const REFUSED = 'Ответу не верим, прежние данные не тронуты.';

type Describe = (words: Words) => Pick<FaultEntry, 'what' | 'mustShow' | 'delayMs'>;

const KINDS: Record<FaultKind, Describe> = {
  late: () => ({
    what: 'ответ приходит через 4 секунды.',
    mustShow: 'Страница говорит, что ждёт реестр; ответ принят.',
    delayMs: 4000,
  }),
  failing: ({ without }) => ({ what: 'сервер отвечает 500.', mustShow: without }),
  silence: ({ without }) => ({ what: 'ответа нет совсем.', mustShow: without }),
  'half-answer': ({ without }) => ({
    what: 'XML оборван на середине.',
    mustShow: `${REFUSED} ${without}`,
  }),
  contradiction: ({ contradiction }) => ({
    what: `${contradiction}.`,
    mustShow: `${REFUSED} Названо, какая проверка не прошла и что делать.`,
  }),
  garbage: ({ without }) => ({
    what: 'вместо XML приходит чужая страница.',
    mustShow: `${REFUSED} ${without}`,
  }),
  duplicate: () => ({
    what: 'приходит ещё раз ответ на прежний вопрос.',
    mustShow: 'Чужой ответ не принят, вопрос повторён; данные лиц не смешаны.',
  }),
};

export const serviceNames = Object.keys(SERVICES) as ServiceName[];

export const faultId = (service: ServiceName, kind: FaultKind): string =>
  `registries.${service}-${kind}`;

export const faults: readonly FaultEntry[] = serviceNames.flatMap((service) =>
  (Object.keys(KINDS) as FaultKind[]).map((kind) => {
    const { what, ...rest } = KINDS[kind](SERVICES[service]);
    const id = faultId(service, kind);
    return { id, system: 'registries', what: `${SERVICES[service].title}: ${what}`, ...rest };
  }),
);
