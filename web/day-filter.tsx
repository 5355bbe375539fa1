// A day in the address of a list: typed freely, asked for when it is a day and the field is left.
import { useState } from 'react';
import { type Day, formatDay, isDay, parseDay } from '#primitives/days';
import type { Address } from './search.ts';
import { DateField } from './ui/form/date-field.tsx';

interface DayFilterProps {
  name: string;
  label: string;
  address: Address;
}

export function DayFilter({ name, label, address }: DayFilterProps) {
  const kept = address.search[name] ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const apply = () => {
    if (typed === null) return;
    const read = parseDay(typed);
    setTyped(null);
    address.move({ [name]: read.ok ? read.value : undefined });
  };
  return (
    <DateField
      label={label}
      name={name}
      width="full"
      isEchoed={false}
      value={typed ?? (isDay(kept) ? formatDay(kept as Day, 'short') : '')}
      onValue={setTyped}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}
