// Three calculators that need no sign-in: the law of the server runs in the browser.
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import type { Answer } from '#law/rule';
import { parseMoney } from '#primitives/money';
import { currentLanguage, useLanguage, useTexts } from '../../language.ts';
import { LightPage } from '../../light/light-page.tsx';
import { type Mistake, type Submission, useSubmission } from '../../light/submission.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { MoneyField } from '../../ui/form/money-field.tsx';
import { Select } from '../../ui/form/select.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { SectionTabs } from '../../ui/section-tabs/section-tabs.tsx';
import {
  type Calculator,
  type CalculatorField,
  type Typed,
  addressOf,
  exampleOf,
  typedOf,
} from './calculator.ts';
import css from './calculators.module.css';
import { calculatorTexts } from './texts.ts';

/** Comes while the first answer is reckoned. */
const CalculatorResult = lazy(async () => ({
  default: (await import('./calculator-result.tsx')).CalculatorResult,
}));

/** Each calculator comes in a chunk of its own. */
const CALCULATORS = {
  home: async () => (await import('./home-tax.ts')).homeTax,
  npd: async () => (await import('./npd-year.ts')).npdYear,
  refund: async () => (await import('./refund-year.ts')).refundYear,
} satisfies Record<string, () => Promise<Calculator>>;
type Kind = keyof typeof CALCULATORS;
const KINDS = Object.keys(CALCULATORS) as Kind[];

/** The page of the calculator that the address names; the first one otherwise. */
export async function openCalculators(address: URL) {
  const kind = KINDS.find((one) => one === address.searchParams.get('calc')) ?? 'home';
  const calculator = await CALCULATORS[kind]();
  return <CalculatorsPage kind={kind} calculator={calculator} query={address.searchParams} />;
}

function CalculatorsPage(props: CalculationProps) {
  const { kind, calculator } = props;
  const t = useTexts(calculatorTexts);
  const language = useLanguage();
  const tabs = KINDS.map((one) => ({
    href: `/calculators?calc=${one}`,
    label: t.titles[one],
    current: one === kind,
  }));
  const { lead } = calculator.words[language];
  return (
    <LightPage wide title={t.titles[kind]} section={t.section} lead={lead}>
      <SectionTabs label={t.section} items={tabs} />
      <Calculation {...props} />
    </LightPage>
  );
}

interface CalculationProps {
  kind: Kind;
  calculator: Calculator;
  query: URLSearchParams;
}

interface Asked {
  answer: Answer;
  typed: Typed;
}

function useCalculation({ kind, calculator, query }: CalculationProps) {
  const t = useTexts(calculatorTexts);
  const [typed, setTyped] = useState(() => typedOf(calculator, query));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const submission = useSubmission();
  const submit = () => {
    const { fields } = calculator.words[currentLanguage()];
    const shown = fields.filter(({ when }) => when?.(typed) ?? true);
    setRefused(null);
    setAsked(null);
    submission.run(mistakesOf(shown, typed, t), async () => {
      const found = await answerOf(calculator, typed);
      history.replaceState(null, '', addressOf(kind, calculator, typed));
      if (typeof found === 'string') setRefused(found);
      else setAsked({ answer: found, typed });
    });
  };
  const type = (name: string, value: string) => {
    submission.forget(name);
    setTyped({ ...typed, [name]: value });
  };
  // Opened by a link that somebody shared: the answer is what it was shared for.
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    if ([...query.keys()].some((key) => key !== 'calc')) queueMicrotask(submit);
  });
  return { typed, type, asked, refused, submission, submit };
}

/** The answer of the law, or the sentence with which it refuses. */
async function answerOf(calculator: Calculator, typed: Typed): Promise<Answer | string> {
  const [{ ask }, { LawRefusal }, rule] = await Promise.all([
    import('#law/ask'),
    import('#law/refusal'),
    calculator.rule(),
  ]);
  try {
    return ask(rule, exampleOf(calculator, typed));
  } catch (error) {
    if (error instanceof LawRefusal) return error.texts[currentLanguage()];
    throw error;
  }
}

function mistakesOf(
  fields: readonly CalculatorField[],
  typed: Typed,
  t: Record<'missing' | 'notSum' | 'notNumber', string>,
): Mistake[] {
  return fields.flatMap((field) => {
    const value = (typed[field.name] ?? '').trim();
    if (field.kind !== 'money' && field.kind !== 'number') return [];
    if (value === '') {
      return field.optional === true ? [] : [{ field: field.name, text: t.missing }];
    }
    if (field.kind === 'money' && !parseMoney(value).ok) {
      return [{ field: field.name, text: t.notSum }];
    }
    const isNumber = /^\d{1,9}(?:[.,]\d{1,6})?$/u.test(value.replaceAll(/\s/gu, ''));
    return field.kind === 'number' && !isNumber ? [{ field: field.name, text: t.notNumber }] : [];
  });
}

function Calculation(props: CalculationProps) {
  const { calculator } = props;
  const t = useTexts(calculatorTexts);
  const language = useLanguage();
  const { typed, type, asked, refused, submission, submit } = useCalculation(props);
  const words = calculator.words[language];
  const years = calculator.years.map((year) => ({ value: String(year), label: String(year) }));
  return (
    <div className={css.columns}>
      <Card>
        <form
          noValidate
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
          <Select
            label={t.year}
            name="year"
            value={typed.year}
            options={years}
            onChange={(event) => type('year', event.target.value)}
          />
          {words.fields
            .filter(({ when }) => when?.(typed) ?? true)
            .map((field) => (
              <Asking
                key={field.name}
                field={field}
                value={typed[field.name] ?? ''}
                onValue={(value) => type(field.name, value)}
                submission={submission}
              />
            ))}
          <Button type="submit" wide busy={submission.busy}>
            {t.act}
          </Button>
          <p className={css.calm}>{t.calm}</p>
        </form>
      </Card>
      <output className={css.result}>
        {asked === null && refused === null ? null : (
          <Suspense>
            <CalculatorResult
              refused={refused}
              trace={asked?.answer.trace ?? null}
              shown={asked === null ? null : words.show(asked.answer, asked.typed)}
            />
          </Suspense>
        )}
      </output>
    </div>
  );
}

interface AskingProps {
  field: CalculatorField;
  value: string;
  onValue: (value: string) => void;
  submission: Submission;
}

function Asking({ field, value, onValue, submission }: AskingProps) {
  const { name, label, hint } = field;
  const look = { name, label, ...(hint !== undefined && { hint }), ...submission.of(name) };
  switch (field.kind) {
    case 'money':
      return (
        <MoneyField {...look} optional={field.optional === true} value={value} onValue={onValue} />
      );
    case 'number':
      return (
        <TextField
          {...look}
          inputMode="decimal"
          autoComplete="off"
          width="short"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      );
    case 'choice':
      return (
        <Select
          {...look}
          value={value}
          options={field.options}
          onChange={(event) => onValue(event.target.value)}
        />
      );
  }
}
