import { useState } from 'react';
import { useLanguage, useTexts } from '../../language.ts';
import { DayFilter } from '../../day-filter.tsx';
import type { Address } from '../../search.ts';
import { taxWords } from '../../tax-words.ts';
import { Filters } from '../../ui/filters/filters.tsx';
import { Select } from '../../ui/form/select.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { CHARGE_STATUSES } from '../../ui/status.ts';
import {
  type FilterName,
  USUAL_SORT,
  filtersSet,
  kopecksFilter,
  roublesText,
  yearsBefore,
} from './charges.ts';
import { chargesTexts } from './texts.ts';

interface SumFilterProps {
  name: 'minKopecks' | 'maxKopecks';
  label: string;
  address: Address;
}

/** Typed freely, asked for when the field is left or Enter is pressed. */
function SumFilter({ name, label, address }: SumFilterProps) {
  const kept = roublesText(address.search[name]);
  const [typed, setTyped] = useState<string | null>(null);
  const apply = () => {
    if (typed === null) return;
    setTyped(null);
    address.move({ [name]: kopecksFilter(typed) });
  };
  return (
    <TextField
      label={label}
      name={name}
      inputMode="decimal"
      autoComplete="off"
      inside={<span aria-hidden="true">₽</span>}
      value={typed ?? kept}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}

function useOptions() {
  const t = useTexts(chargesTexts);
  const words = useTexts(taxWords);
  const language = useLanguage();
  const kinds = Object.entries(words.tax).map(([value, label]) => ({ value, label }));
  const classes = Object.entries(words.class).map(([value, label]) => ({ value, label }));
  const statuses = Object.entries(CHARGE_STATUSES).map(([value, look]) => ({
    value,
    label: look[language],
  }));
  const orders = Object.entries(t.orders).map(([value, label]) => ({ value, label }));
  return { kinds, classes, statuses, orders };
}

export function ChargesFilters({ address, today }: { address: Address; today: string }) {
  const t = useTexts(chargesTexts);
  const { search, move } = address;
  const { kinds, classes, statuses, orders } = useOptions();
  const set = filtersSet(search);
  const choose = (name: FilterName | 'sort', any: string, options: typeof kinds) => ({
    name,
    value: search[name] ?? '',
    options: [{ value: '', label: any }, ...options],
    onChange: (event: { target: { value: string } }) => move({ [name]: event.target.value }),
  });
  const years = yearsBefore(today).map((year) => ({ value: year, label: year }));
  return (
    <Filters
      count={set.length}
      onReset={() => move(Object.fromEntries(set.map((name) => [name, undefined])))}
    >
      <Select label={t.status} {...choose('status', t.any, statuses)} />
      <Select label={t.tax} {...choose('tax', t.any, kinds)} />
      <Select label={t.kind} {...choose('class', t.anyKind, classes)} />
      <Select label={t.year} {...choose('year', t.anyYear, years)} />
      <DayFilter name="from" label={t.from} address={address} />
      <DayFilter name="to" label={t.to} address={address} />
      <SumFilter name="minKopecks" label={t.min} address={address} />
      <SumFilter name="maxKopecks" label={t.max} address={address} />
      <Select
        label={t.order}
        name="sort"
        value={search.sort ?? USUAL_SORT}
        options={orders}
        onChange={(event) => move({ sort: event.target.value })}
      />
    </Filters>
  );
}
