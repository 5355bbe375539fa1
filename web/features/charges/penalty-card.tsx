// The penalty of a tax on any past day.
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import type * as z from 'zod/mini';
import type { penaltyOfDay } from '#contract/assessments';
import { parseDay } from '#primitives/days';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { API, reading } from '../../query.ts';
import { readTrace } from '../../trace/read-trace.ts';
import { TracePart } from '../../trace/trace-part.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Disclosure } from '../../ui/disclosure/disclosure.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay } from '../../ui/say.ts';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { chargeTexts } from './charge-texts.ts';
import type { ChargeDetails } from './charges.ts';
import css from './charges.module.css';

type PenaltyOfDay = z.infer<typeof penaltyOfDay>;
const money = (amount: number) => formatMoney(amount as Kopecks);

function Reckoned({ penalty }: { penalty: PenaltyOfDay }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const trace = penalty.trace === null ? null : readTrace(penalty.trace);
  if (penalty.amountKopecks === 0) return <p>{t.penaltyNone}</p>;
  return (
    <>
      <StatBig
        label={t.penaltyOn(sayDay(penalty.on, language))}
        amount={money(penalty.amountKopecks)}
        tone="bad"
      >
        {t.penaltyDays(penalty.days)}, {t.accrued(money(penalty.accruedKopecks))}
      </StatBig>
      {trace === null ? null : (
        <Disclosure summary={t.how}>
          <TracePart trace={trace} />
        </Disclosure>
      )}
    </>
  );
}

function PenaltyOn({ chargeId, on }: { chargeId: string; on: string }) {
  const path = `${API}/charges/${chargeId}/penalty`;
  const key = ['account', 'penalty', chargeId, on];
  const query = useQuery(reading<PenaltyOfDay>(key, path, { on }));
  return (
    <LoadState query={query} say={sayError} skeletonLines={3}>
      {(penalty) => <Reckoned penalty={penalty} />}
    </LoadState>
  );
}

/** Only a tax of the single account that was ever late has anything to reckon. */
function wasLate({ charge, penalties }: ChargeDetails): boolean {
  if (charge.class !== 'tax' || charge.isApart) return false;
  return charge.status === 'overdue' || penalties.length > 0;
}

export function PenaltyByDay({ details }: { details: ChargeDetails }) {
  const { charge } = details;
  const t = useTexts(chargeTexts);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string>();
  const [error, setError] = useState<string>();
  if (!wasLate(details)) return null;
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = parseDay(text);
    setError(read.ok ? undefined : t.badDay);
    if (read.ok) setAsked(read.value);
  };
  return (
    <Card title={t.penaltyDay}>
      <p className={css.note}>{t.penaltyDayText}</p>
      <form className={css.ask} onSubmit={ask} noValidate>
        <DateField
          label={t.on}
          name="penalty-on"
          error={error}
          value={text}
          onValue={setText}
          isEchoed={false}
        />
        <Button type="submit" kind="secondary">
          {t.show}
        </Button>
      </form>
      {asked === undefined ? null : <PenaltyOn chargeId={charge.chargeId} on={asked} />}
    </Card>
  );
}
