// Who registers: checked as typed, then by the registries; what differs stands at its field.
import { useState } from 'react';
import { parseName } from '#primitives/names';
import { useTexts } from '../../language.ts';
import { useSubmission } from '../../light/submission.ts';
import { DateField } from '../../ui/form/date-field.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { type Typed, asWritten, bodyOf, mistakesIn, nothingTyped } from './person.ts';
import { givePerson } from './registration.ts';
import { type StepProps, StepForm } from './step-form.tsx';
import styles from './registration.module.css';
import { personTexts } from './person-texts.ts';

/** What is in the fields, and which of them were left: a mistake is said after, not amid typing. */
function useTyped({ registration, onRefused }: StepProps) {
  const t = useTexts(personTexts);
  const { person } = registration;
  const known = person ? { ...person, middle: person.middle ?? '' } : {};
  const [typed, setTyped] = useState<Typed>({ ...nothingTyped, ...known });
  const [left, setLeft] = useState<readonly string[]>([]);
  const submission = useSubmission(onRefused);
  const seen = mistakesIn(typed, t).filter(
    ({ field }) =>
      field !== undefined && left.includes(field) && typed[field as keyof Typed] !== '',
  );
  const control = (name: keyof Typed) => {
    const text = submission.of(name).error ?? seen.find(({ field }) => field === name)?.text;
    return {
      name,
      value: typed[name],
      onValue: (value: string) => {
        submission.forget(name);
        setLeft((before) => before.filter((one) => one !== name));
        setTyped((before) => ({ ...before, [name]: value }));
      },
      onBlur: () => {
        setLeft((before) => [...before.filter((one) => one !== name), name]);
        setTyped((before) => ({ ...before, [name]: asWritten(name, before[name]) }));
      },
      ...(text === undefined ? {} : { error: text }),
    };
  };
  return { typed, submission, control };
}

export function PersonStep(props: StepProps) {
  const t = useTexts(personTexts);
  const { typed, submission, control } = useTyped(props);
  const { registration, onNext } = props;
  const submit = () =>
    submission.run(mistakesIn(typed, t), async () =>
      onNext(await givePerson(registration.registrationId, bodyOf(typed))),
    );
  return (
    <StepForm submission={submission} wait={t.checking} onSubmit={submit}>
      <NameField label={t.last} autoComplete="family-name" {...control('last')} />
      <NameField label={t.first} autoComplete="given-name" {...control('first')} />
      <NameField
        label={t.middle}
        hint={t.middleHint}
        autoComplete="additional-name"
        {...control('middle')}
      />
      <DateField label={t.birthDate} autoComplete="bday" {...control('birthDate')} />
      <NumberField label={t.passport} hint={t.passportHint} {...control('passportSeriesNumber')} />
      <fieldset className={styles.group}>
        <legend className={styles.note}>{t.numbersLead}</legend>
        <NumberField label={t.inn} hint={t.innHint} optional {...control('inn')} />
        <NumberField label={t.snils} hint={t.snilsHint} optional {...control('snils')} />
      </fieldset>
    </StepForm>
  );
}

interface FieldProps {
  label: string;
  name: string;
  value: string;
  onValue: (value: string) => void;
  onBlur: () => void;
  error?: string;
  hint?: string;
  optional?: boolean;
  autoComplete?: string;
}

/** A part of a name; Latin look-alikes are mended with a visible word about it (PRF-3). */
function NameField({ value, onValue, onBlur, hint, ...rest }: FieldProps) {
  const t = useTexts(personTexts);
  const [isMended, setMended] = useState(false);
  const leave = () => {
    const read = parseName(value);
    if (read.ok && read.value !== value) {
      setMended(read.hint === 'lookalikes_replaced');
      onValue(read.value);
    }
    onBlur();
  };
  const shown = isMended ? t.nameMended : hint;
  return (
    <TextField
      {...rest}
      hint={shown}
      value={value}
      onChange={(event) => {
        setMended(false);
        onValue(event.target.value);
      }}
      onBlur={leave}
    />
  );
}

function NumberField({ onValue, ...rest }: FieldProps) {
  return (
    <TextField
      inputMode="numeric"
      autoComplete="off"
      {...rest}
      width="medium"
      onChange={(event) => onValue(event.target.value)}
    />
  );
}
