// The requisites of the single payment as anybody may ask them.
import type { Rule } from '../rule.ts';
import { REQUISITES_EDITIONS, enpRequisitesOn } from './requisites.ts';

export const REQUISITES_RULE: Rule = {
  id: 'ens.requisites',
  title: {
    ru: 'Реквизиты единого налогового платежа на день',
    en: 'Requisites of the single tax payment on a day',
  },
  articles: 'НК РФ ст.45; приказы и сообщения ФНС и Казначейства России',
  values: [],
  editions: REQUISITES_EDITIONS,
  answer: ({ inputs }) => {
    const { isVerified, ...requisites } = enpRequisitesOn(inputs.day('on'));
    return { result: { ...requisites, unverified: !isVerified }, trace: null };
  },
};
