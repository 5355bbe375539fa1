// Is somebody self-employed on a day? By ИНН, without a name (NPD-7).
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { checkAnswer } from '#contract/receipts';
import { type Day, formatDay, legalDay, moment, parseDay } from '#primitives/days';
import { parsePersonInn } from '#primitives/identifiers/inn';
import { send } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { LightPage } from '../../light/light-page.tsx';
import { useSubmission } from '../../light/submission.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { sayDay } from '../../ui/say.ts';
import css from './public-receipt.module.css';
import { publicReceiptTexts } from './texts.ts';

type Checked = z.infer<typeof checkAnswer>;

const todayHere = (): Day => legalDay(moment(new Date().toISOString()));

function useCheck(address: URL) {
  const t = useTexts(publicReceiptTexts);
  const [inn, setInn] = useState(address.searchParams.get('inn') ?? '');
  const [day, setDay] = useState(() => formatDay(todayHere(), 'short'));
  const [checked, setChecked] = useState<Checked | null>(null);
  const submission = useSubmission();
  const check = () => {
    const [person, on] = [parsePersonInn(inn), parseDay(day)];
    const missing = [
      ...(person.ok ? [] : [{ field: 'inn', text: t.innWrong }]),
      ...(on.ok ? [] : [{ field: 'day', text: t.dayWrong }]),
    ];
    setChecked(null);
    submission.run(missing, async () => {
      if (!person.ok || !on.ok) return;
      const body = { inn: person.value, day: on.value };
      setChecked(await send<Checked>('POST', '/npd/check/api', { body }));
    });
  };
  const typeInn = (text: string) => {
    submission.forget('inn');
    setInn(text);
  };
  const typeDay = (text: string) => {
    submission.forget('day');
    setDay(text);
  };
  return { inn, typeInn, day, typeDay, checked, submission, check };
}

export function StatusCheckPage({ address }: { address: URL }) {
  const t = useTexts(publicReceiptTexts);
  const language = useLanguage();
  const { inn, typeInn, day, typeDay, checked, submission, check } = useCheck(address);
  return (
    <LightPage title={t.checkTitle} lead={t.checkLead} hasErrors={submission.mistakes.length > 0}>
      <output className={css.column}>
        {checked === null ? null : (
          <Alert
            tone={checked.isPayer ? 'ok' : 'warn'}
            title={checked.isPayer ? t.yes(checked.inn) : t.no(checked.inn)}
          >
            {t.onDay(sayDay(checked.day, language))}
          </Alert>
        )}
      </output>
      <Card>
        <form
          noValidate
          className={css.column}
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
          <TextField
            label={t.inn}
            hint={t.innHint}
            name="inn"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={inn}
            onChange={(event) => typeInn(event.target.value)}
            {...submission.of('inn')}
          />
          <DateField
            label={t.day}
            name="day"
            value={day}
            onValue={typeDay}
            {...submission.of('day')}
          />
          <Button type="submit" wide busy={submission.busy}>
            {t.checkAct}
          </Button>
        </form>
        <p className={css.note}>{t.limit}</p>
      </Card>
    </LightPage>
  );
}
