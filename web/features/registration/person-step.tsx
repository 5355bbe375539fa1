// Who registers: checked as typed by the same functions as on the server, then by the registries.
import { useState } from 'react';
import { parseDay } from '#primitives/days';
import { parsePersonInn } from '#primitives/identifiers/inn';
import { parsePassport } from '#primitives/identifiers/passport';
import { parseSnils } from '#primitives/identifiers/snils';
import { parseName } from '#primitives/names';
import { useTexts } from '../../language.ts';
import { DateField } from '../../ui/form/date-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import type { StepProps } from './contact-steps.tsx';
import { givePerson } from './registration.ts';
import styles from './registration.module.css';
import { StepForm } from './step-form.tsx';
import type { Mistake } from './submission.ts';
import { useSubmission } from './submission.ts';
import { registrationTexts } from './texts.ts';

const empty = {
  last: '',
  first: '',
  middle: '',
  birthDate: '',
  passportSeriesNumber: '',
  inn: '',
  snils: '',
};
type Typed = typeof empty;
type Texts = (typeof registrationTexts)['ru'];

/** What is missing or cannot be right, field by field. */
function mistakesOf(typed: Typed, t: Texts): Mistake[] {
  const filled = (text: string) => text.trim() !== '';
  const wrong: [keyof Typed, boolean, string][] = [
    ['last', !parseName(typed.last).ok, t.nameMissing],
    ['first', !parseName(typed.first).ok, t.nameMissing],
    ['middle', filled(typed.middle) && !parseName(typed.middle).ok, t.nameMissing],
    ['birthDate', !parseDay(typed.birthDate).ok, t.dateMissing],
    ['passportSeriesNumber', !parsePassport(typed.passportSeriesNumber).ok, t.passportMissing],
    ['inn', filled(typed.inn) && !parsePersonInn(typed.inn).ok, t.innWrong],
    ['snils', filled(typed.snils) && !parseSnils(typed.snils).ok, t.snilsWrong],
  ];
  return wrong.filter(([, is]) => is).map(([field, , text]) => ({ field, text }));
}

export function PersonStep({ registration, onNext }: StepProps) {
  const t = useTexts(registrationTexts);
  const [typed, setTyped] = useState(empty);
  const submission = useSubmission();
  const set = (field: keyof Typed) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));
  const submit = () =>
    submission.run(mistakesOf(typed, t), async () => {
      const optional = (text: string) => (text.trim() === '' ? null : text.trim());
      const { middle, inn, snils, ...rest } = typed;
      const body = {
        ...rest,
        middle: optional(middle),
        inn: optional(inn),
        snils: optional(snils),
      };
      onNext(await givePerson(registration.registrationId, body));
    });
  const control = (name: keyof Typed) => ({
    name,
    value: typed[name],
    ...submission.of(name),
  });
  return (
    <StepForm submission={submission} action={t.next} onSubmit={submit}>
      <p className={styles.note}>{t.personLead}</p>
      <NameField
        label={t.last}
        autoComplete="family-name"
        onValue={set('last')}
        {...control('last')}
      />
      <NameField
        label={t.first}
        autoComplete="given-name"
        onValue={set('first')}
        {...control('first')}
      />
      <NameField
        label={t.middle}
        hint={t.middleHint}
        autoComplete="additional-name"
        onValue={set('middle')}
        {...control('middle')}
      />
      <DateField label={t.birthDate} onValue={set('birthDate')} {...control('birthDate')} />
      <NumberField
        label={t.passport}
        hint={t.passportHint}
        onValue={set('passportSeriesNumber')}
        {...control('passportSeriesNumber')}
      />
      <NumberField
        label={t.inn}
        hint={t.innHint}
        optional
        onValue={set('inn')}
        {...control('inn')}
      />
      <NumberField
        label={t.snils}
        hint={t.snilsHint}
        optional
        onValue={set('snils')}
        {...control('snils')}
      />
    </StepForm>
  );
}

interface FieldProps {
  label: string;
  name: string;
  value: string;
  onValue: (value: string) => void;
  error?: string;
  hint?: string;
  optional?: boolean;
  autoComplete?: string;
}

/** A part of a name; Latin look-alikes are mended with a visible word about it (PRF-3). */
function NameField({ value, onValue, hint, ...rest }: FieldProps) {
  const t = useTexts(registrationTexts);
  const [isMended, setMended] = useState(false);
  const leave = () => {
    const read = parseName(value);
    if (!read.ok || read.value === value) return;
    setMended(read.hint === 'lookalikes_replaced');
    onValue(read.value);
  };
  const shown = isMended ? t.nameMended : hint;
  return (
    <TextField
      {...rest}
      {...(shown === undefined ? {} : { hint: shown })}
      value={value}
      onChange={(event) => onValue(event.target.value)}
      onBlur={leave}
    />
  );
}

function NumberField({ value, onValue, ...rest }: FieldProps) {
  return (
    <TextField
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  );
}
