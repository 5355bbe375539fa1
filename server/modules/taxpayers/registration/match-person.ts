// Step 4: the person is found in the registries. What was typed is kept before they are asked, so
// that a registry which does not answer costs nothing; a mismatch names the field it belongs to.
import { parseDay } from '#primitives/days';
import type { Day } from '#primitives/days';
import { parsePersonInn } from '#primitives/identifiers/inn';
import { parsePassport } from '#primitives/identifiers/passport';
import { parseSnils } from '#primitives/identifiers/snils';
import { parseName } from '#primitives/names';
import type { Chain } from '#platform/chain';
import { refusals } from '../errors.ts';
import type { TaxpayerPerson } from '../taxpayer.ts';
import { askRegistries } from './ask-registries.ts';
import type { AskedPerson } from './ask-registries.ts';
import { getAtStep, storeMatched, storeTyped } from './registration-store.ts';
import type { TypedPerson } from './registration.ts';
import { viewOf } from './view.ts';
import type { RegistrationView } from './view.ts';

/** A passport is given from the age of 14 (Указ Президента of 13.03.1997 № 232, item 1). */
const ageMin = 14;
const bornFrom = '1900-01-01';

type Step = Chain<
  TypedPerson & { id: string },
  AskedPerson & { id: string },
  TaxpayerPerson,
  RegistrationView
>;

/** Refuses with the taxpayers.* codes of the fields and registries; nothing typed is lost. */
export const matchPerson: Step = {
  call: async (ctx, { id, ...typed }) => {
    await getAtStep(ctx, id, ['person', 'password']);
    const asked = readPerson(typed, ctx.today);
    await storeTyped(ctx, id, typed);
    return { ...asked, id };
  },
  outside: (asked, env) => askRegistries(env, asked),
  settle: async (ctx, { id }, person) => {
    await getAtStep(ctx, id, ['person', 'password']);
    await storeMatched(ctx, id, person);
    return viewOf(ctx, id);
  },
};

function readPerson(typed: TypedPerson, today: Day): AskedPerson {
  const name = {
    last: readName('last', typed.last),
    first: readName('first', typed.first),
    middle: typed.middle?.trim() ? readName('middle', typed.middle) : null,
  };
  const birthDate = readBirthDate(typed.birthDate, today);
  const passport = parsePassport(typed.passportSeriesNumber);
  if (!passport.ok) throw refusals.passport_invalid({ field: 'passportSeriesNumber' });
  const inn = typed.inn?.trim() ? parsePersonInn(typed.inn) : null;
  if (inn?.ok === false) throw refusals.inn_invalid({ field: 'inn' });
  const snils = typed.snils?.trim() ? parseSnils(typed.snils) : null;
  if (snils?.ok === false) throw refusals.snils_invalid({ field: 'snils' });
  return {
    name,
    birthDate,
    passport: { series: passport.value.slice(0, 4), number: passport.value.slice(4) },
    inn: inn?.value ?? null,
    snils: snils?.value ?? null,
  };
}

function readName(field: 'last' | 'first' | 'middle', typed: string): string {
  const parsed = parseName(typed);
  if (!parsed.ok) throw refusals.name_invalid({ field });
  return parsed.value;
}

function readBirthDate(typed: string, today: Day): Day {
  const parsed = parseDay(typed);
  if (!parsed.ok || parsed.value > today || parsed.value < bornFrom) {
    throw refusals.birth_date_invalid({ field: 'birthDate' });
  }
  const birthday = parsed.value.slice(4);
  const years = Number(today.slice(0, 4)) - Number(parsed.value.slice(0, 4));
  const age = today.slice(4) < birthday ? years - 1 : years;
  if (age < ageMin) throw refusals.too_young({ field: 'birthDate' });
  return parsed.value;
}
