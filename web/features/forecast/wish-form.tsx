// What the person wants to try: a payment, money set aside, a corrected charge, a day to look at.
import { type SyntheticEvent, useState } from 'react';
import type { Charge } from '#contract/ledger';
import { type Day, formatDay, parseDay } from '#primitives/days';
import { type Kopecks, formatMoney, parseMoney } from '#primitives/money';
import { useLanguage, useTexts } from '../../language.ts';
import type { Search } from '../../search.ts';
import { chargeName } from '../../tax-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { MoneyField } from '../../ui/form/money-field.tsx';
import { moneyText } from '../../ui/form/money-text.ts';
import { Select } from '../../ui/form/select.tsx';
import type { Account, Wish } from './forecast.ts';
import css from './forecast.module.css';
import { forecastTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

interface Typed {
  sum: string;
  onDay: string;
  offsetTo: string;
  offsetSum: string;
  corrected: string;
  newSum: string;
  look: string;
}
type Field = keyof Typed;
type Fault = 'badSum' | 'badDay' | 'empty';

const kopecksOf = (text: string): number | null => {
  const read = parseMoney(text);
  return read.ok && read.value >= 0 ? read.value : null;
};
const dayOf = (text: string): string | null => {
  const read = parseDay(text);
  return read.ok ? read.value : null;
};

/** The wish that was typed, or what is wrong with which field. */
export function readWish(typed: Typed): { wish: Wish } | { fault: Fault; field: Field } {
  const [sum, onDay] = [kopecksOf(typed.sum), dayOf(typed.onDay)];
  const [offsetSum, newSum] = [kopecksOf(typed.offsetSum), kopecksOf(typed.newSum)];
  const look = dayOf(typed.look);
  if (typed.sum !== '' && !sum) return { fault: 'badSum', field: 'sum' };
  if (typed.sum !== '' && onDay === null) return { fault: 'badDay', field: 'onDay' };
  if (typed.offsetTo !== '' && !offsetSum) return { fault: 'badSum', field: 'offsetSum' };
  if (typed.corrected !== '' && newSum === null) return { fault: 'badSum', field: 'newSum' };
  if (typed.look !== '' && look === null) return { fault: 'badDay', field: 'look' };
  if (`${typed.sum}${typed.offsetTo}${typed.corrected}` === '') {
    return { fault: 'empty', field: 'sum' };
  }
  return {
    wish: {
      ...(look === null ? {} : { on: look }),
      payments: sum && onDay ? [{ amountKopecks: sum, onDay }] : [],
      offsets:
        typed.offsetTo !== '' && offsetSum
          ? [{ chargeId: typed.offsetTo, amountKopecks: offsetSum }]
          : [],
      corrections:
        typed.corrected !== '' && newSum !== null
          ? [{ chargeId: typed.corrected, newAmountKopecks: newSum }]
          : [],
    },
  };
}

function useChoices(charges: readonly Charge[]) {
  const t = useTexts(forecastTexts);
  const language = useLanguage();
  return [
    { value: '', label: t.none },
    ...charges.map((charge) => ({
      value: charge.chargeId,
      label: `${chargeName(charge, language)}, ${money(charge.outstandingKopecks)}`,
    })),
  ];
}

type Choices = readonly { value: string }[];

/** What an address may ask to begin with: `?corrected=ID`, `?offsetTo=ID`, `?sum=KOPECKS`. */
export function startOf(search: Search, choices: Record<'any' | 'coming', Choices>) {
  const { corrected = '', offsetTo = '', sum = '' } = search;
  const has = (list: Choices, id: string) => list.some(({ value }) => value === id);
  const kopecks = /^\d{1,15}$/u.test(sum) ? (Number(sum) as Kopecks) : null;
  return {
    corrected: has(choices.any, corrected) ? corrected : '',
    offsetTo: has(choices.coming, offsetTo) ? offsetTo : '',
    sum: kopecks === null ? '' : moneyText(kopecks),
  };
}

interface WishFormProps {
  data: Account;
  start: Search;
  isBusy: boolean;
  onAsk: (wish: Wish) => void;
}

/** What is typed, what can be chosen, and what is wrong with which field. */
function useWish({ data, start, isBusy, onAsk }: WishFormProps) {
  const t = useTexts(forecastTexts);
  const today = formatDay(data.on as Day, 'short');
  const open = data.charges.filter((one) => one.outstandingKopecks > 0 && one.class !== 'penalty');
  const coming = useChoices(open.filter((one) => one.dueOn > data.on && !one.isApart));
  const any = useChoices(open);
  const [typed, setTyped] = useState<Typed>(() => ({
    ...startOf(start, { any, coming }),
    onDay: today,
    offsetSum: '',
    newSum: '',
    look: '',
  }));
  const [wrong, setWrong] = useState<{ fault: Fault; field: Field }>();
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = readWish(typed);
    setWrong('fault' in read ? read : undefined);
    if ('wish' in read && !isBusy) onAsk(read.wish);
  };
  return {
    typed,
    choices: { any, coming },
    isEmpty: wrong?.fault === 'empty',
    ask,
    set: (field: Field) => (text: string) => setTyped({ ...typed, [field]: text }),
    errorOf: (field: Field) =>
      wrong?.field === field && wrong.fault !== 'empty' ? t[wrong.fault] : undefined,
  };
}

export function WishForm(props: WishFormProps) {
  const t = useTexts(forecastTexts);
  const { typed, choices, isEmpty, ask, set, errorOf } = useWish(props);
  const sumOf = (field: Field, label: string) => (
    <MoneyField
      name={field}
      label={label}
      value={typed[field]}
      onValue={set(field)}
      error={errorOf(field)}
    />
  );
  const choice = (field: Field, label: string, options: typeof choices.any) => (
    <Select
      name={field}
      label={label}
      options={options}
      value={typed[field]}
      onChange={(event) => set(field)(event.target.value)}
    />
  );
  const day = (field: Field, label: string, hint?: string) => (
    <DateField
      name={field}
      label={label}
      hint={hint}
      value={typed[field]}
      onValue={set(field)}
      error={errorOf(field)}
      isEchoed={false}
    />
  );
  return (
    <form className={css.form} onSubmit={ask} noValidate>
      <div className={css.pair}>
        {sumOf('sum', t.sum)}
        {day('onDay', t.onDay)}
      </div>
      <div className={css.pair}>
        {choice('offsetTo', t.offset, choices.coming)}
        {typed.offsetTo === '' ? null : sumOf('offsetSum', t.offsetSum)}
      </div>
      <div className={css.pair}>
        {choice('corrected', t.corrected, choices.any)}
        {typed.corrected === '' ? null : sumOf('newSum', t.newSum)}
      </div>
      <div className={css.pair}>{day('look', t.look, t.lookHint)}</div>
      {isEmpty ? <Alert tone="bad">{t.empty}</Alert> : null}
      <Button type="submit" busy={props.isBusy}>
        {t.ask}
      </Button>
    </form>
  );
}
