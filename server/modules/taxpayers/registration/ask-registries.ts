// Asks the registries about a person, outside any transaction. A registry does not say which field
// is wrong, so the field is the one its question turns on.
import type { Day } from '#primitives/days';
import { innByPerson, passportState, snilsByPerson } from '#modules/registries';
import type { Reply } from '#modules/registries';
import type { SubjectName } from '#modules/identity';
import type { Env } from '#platform/env';
import type { Refusal } from '#platform/errors';
import { refusals } from '../errors.ts';
import { sexOfName } from '../taxpayer.ts';
import type { Passport, Sex, TaxpayerPerson } from '../taxpayer.ts';

export interface AskedPerson {
  name: SubjectName;
  birthDate: Day;
  passport: Passport;
  /** As typed; checked against the registry when it is there. */
  inn: string | null;
  snils: string | null;
}

const registries = {
  ministry: 'Реестр паспортов МВД',
  taxService: 'Реестр налогоплательщиков',
  fund: 'Реестр Социального фонда',
};

/** The person as the registries know them; refuses with the field that does not agree. */
export async function askRegistries(env: Env, asked: AskedPerson): Promise<TaxpayerPerson> {
  const { name, birthDate, passport } = asked;
  const person = { name, birthDate, passport };
  const inn = await askInn(env, person);
  if (asked.inn !== null && asked.inn !== inn) throw refusals.inn_differs({ field: 'inn' });
  const { validity, reason } = valueOf(await passportState(env, person), registries.ministry, () =>
    refusals.passport_unknown({ field: 'passportSeriesNumber' }),
  );
  if (validity === 'invalid') {
    const params = { reason: reasons[reason ?? ''] ?? 'так записано в реестре' };
    throw refusals.passport_expired({ field: 'passportSeriesNumber', params });
  }
  const { sex, snils } = await askSnils(env, person);
  if (asked.snils !== null && snils === null) throw refusals.snils_unknown({ field: 'snils' });
  if (asked.snils !== null && asked.snils !== snils) {
    throw refusals.snils_differs({ field: 'snils' });
  }
  return { name, birthDate, sex, passport, inn, ...(snils !== null && { snils }) };
}

type Known = Pick<AskedPerson, 'name' | 'birthDate' | 'passport'>;

const reasons: Record<string, string> = {
  replaced: 'он заменён',
  expired: 'истёк срок действия',
  lost: 'он объявлен утраченным',
  issued_by_mistake: 'он выдан ошибочно',
  owner_dead: 'он погашен',
};

/** The tax service finds nobody both by a wrong passport and for a person without a number. */
async function askInn(env: Env, person: Known): Promise<string> {
  const reply = await innByPerson(env, person);
  if (reply.state === 'notFound') {
    valueOf(await passportState(env, person), registries.ministry, () =>
      refusals.passport_unknown({ field: 'passportSeriesNumber' }),
    );
  }
  return valueOf(reply, registries.taxService, () => refusals.inn_absent({ field: 'inn' })).inn;
}

/**
 * The fund asks for the sex, which the page does not: the patronymic tells it, or both are tried.
 */
async function askSnils(env: Env, person: Known): Promise<{ sex: Sex; snils: string | null }> {
  const told = sexOfName(person.name);
  const tried: readonly Sex[] = told === null ? ['female', 'male'] : [told];
  for (const sex of tried) {
    const reply = await snilsByPerson(env, { ...person, sex });
    if (reply.state === 'found') return { sex, snils: reply.value.snils };
    if (reply.state === 'unavailable') throw away(registries.fund);
    if (reply.state === 'several') throw contradicting(registries.fund);
  }
  // The number of the fund is not needed for a tax account; it may be added later (PRF-3).
  return { sex: tried[0]!, snils: null };
}

function valueOf<T>(reply: Reply<T>, registry: string, notFound: () => Refusal): T {
  if (reply.state === 'found') return reply.value;
  if (reply.state === 'unavailable') throw away(registry);
  if (reply.state === 'notFound') throw notFound();
  if (reply.state === 'several') throw contradicting(registry);
  throw refusals.person_differs({ field: 'last' });
}

const contradicting = (registry: string) => refusals.registry_contradicts({ params: { registry } });

/** The page offers the same step again; the gateway itself knows when it asks the registry anew. */
const retryAfterS = 15;
const away = (registry: string) => refusals.registry_away({ retryAfterS, params: { registry } });
