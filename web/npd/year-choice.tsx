// The year of a page of months; nothing while there is only one.
import { useTexts } from '../language.ts';
import { Select } from '../ui/form/select.tsx';
import { type Months, yearsOf } from './months.ts';
import { npdWords } from './npd-words.ts';

interface YearChoiceProps {
  months: Pick<Months, 'year' | 'years'>;
  onYear: (year: string) => void;
}

export function YearChoice({ months, onYear }: YearChoiceProps) {
  const words = useTexts(npdWords);
  const years = yearsOf(months);
  if (years.length < 2) return null;
  return (
    <Select
      label={words.year}
      name="year"
      value={String(months.year)}
      options={years.map((one) => ({ value: String(one), label: String(one) }))}
      onChange={(event) => onYear(event.target.value)}
    />
  );
}
