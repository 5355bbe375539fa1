import { useState } from 'react';
import type { Examples } from '../examples.ts';
import { CreditCard, QrCode } from '../icon/icon.tsx';
import { Checkbox } from './checkbox.tsx';
import { CodeInput } from './code-input.tsx';
import { DateField } from './date-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Field, Notes } from './field.tsx';
import { MoneyField } from './money-field.tsx';
import { PasswordField } from './password-field.tsx';
import { RadioGroup } from './radio-group.tsx';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';

const nothing = () => undefined;
const regions = [
  { value: '77', label: 'Москва' },
  { value: '78', label: 'Санкт-Петербург' },
];

function Day({ name, text, error }: { name: string; text: string; error?: string }) {
  const [value, setValue] = useState(text);
  return (
    <DateField label="Дата рождения" name={name} value={value} onValue={setValue} error={error} />
  );
}

function Sum({ name, text, error }: { name: string; text: string; error?: string }) {
  const [value, setValue] = useState(text);
  return <MoneyField label="Сумма" name={name} value={value} onValue={setValue} error={error} />;
}

function Code({ name, text, error }: { name: string; text: string; error?: string }) {
  const [value, setValue] = useState(text);
  return (
    <CodeInput
      label="Код подтверждения"
      name={name}
      length={6}
      value={value}
      onValue={setValue}
      onComplete={nothing}
      error={error}
    />
  );
}

function Method({ name, error }: { name: string; error?: string }) {
  const [value, setValue] = useState(error === undefined ? 'sbp' : '');
  return (
    <RadioGroup
      legend="Способ оплаты"
      name={name}
      value={value}
      onValue={setValue}
      error={error}
      options={[
        { value: 'sbp', label: 'СБП', hint: 'Через приложение банка', icon: QrCode },
        { value: 'card', label: 'Банковская карта', icon: CreditCard },
      ]}
    />
  );
}

export const examples: Examples = {
  Field: {
    'around any control': () => (
      <Field id="field-any" label="Комментарий" hint="Не больше 200 знаков" optional>
        {(aria) => <textarea {...aria} rows={2} />}
      </Field>
    ),
  },
  Notes: {
    'hint and error': () => <Notes id="notes" hint="12 цифр" error="ИНН — это 12 цифр" />,
  },
  TextField: {
    empty: () => <TextField label="Фамилия" name="text-empty" />,
    filled: () => (
      <TextField label="Имя" name="text-filled" defaultValue="Анна" hint="Как в паспорте" />
    ),
    wrong: () => (
      <TextField label="ИНН" name="text-wrong" defaultValue="77" error="ИНН — это 12 цифр" />
    ),
    'not needed': () => <TextField label="Отчество" name="text-optional" optional width="medium" />,
    disabled: () => (
      <TextField label="Регион" name="text-disabled" defaultValue="Москва" disabled />
    ),
  },
  PasswordField: {
    hidden: () => <PasswordField label="Пароль" name="password" defaultValue="тихий омут" />,
    wrong: () => (
      <PasswordField label="Новый пароль" name="password-wrong" error="Добавьте цифру" />
    ),
  },
  CodeInput: {
    empty: () => <Code name="code-empty" text="" />,
    wrong: () => <Code name="code-wrong" text="123456" error="Код не подошёл" />,
  },
  Checkbox: {
    free: () => <Checkbox label="Показывать суммы" name="box-free" />,
    checked: () => <Checkbox label="Принимаю соглашение" name="box-checked" defaultChecked />,
    wrong: () => <Checkbox label="Согласен" name="box-wrong" error="Отметьте, чтобы продолжить" />,
  },
  RadioGroup: {
    chosen: () => <Method name="method-chosen" />,
    wrong: () => <Method name="method-wrong" error="Выберите способ" />,
  },
  Select: {
    usual: () => <Select label="Регион" name="select" options={regions} />,
    wrong: () => (
      <Select label="Регион ведения дела" name="select-wrong" options={regions} error="Выберите" />
    ),
  },
  DateField: {
    empty: () => <Day name="day-empty" text="" />,
    'said in words': () => <Day name="day-said" text="27.03.1985" />,
    wrong: () => <Day name="day-wrong" text="31.02.2026" error="Такого дня нет" />,
  },
  MoneyField: {
    filled: () => <Sum name="sum-filled" text="1 234,50" />,
    wrong: () => <Sum name="sum-wrong" text="сто" error="Введите сумму цифрами" />,
  },
};

// Takes the focus when it appears.
export const apart: Examples = {
  ErrorSummary: {
    'two errors': () => (
      <ErrorSummary
        errors={[
          { field: 'inn', text: 'ИНН — это 12 цифр' },
          { text: 'Реестр не ответил. Повторите через минуту.' },
        ]}
      />
    ),
  },
};
