// The answer of a calculator: the sum, what it is made of, how it was computed, a link to share.
import { Suspense, lazy, useState } from 'react';
import type { Trace } from '#law/trace';
import { useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Skeleton } from '../../ui/skeleton/skeleton.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import type { Shown } from './calculator.ts';
import css from './calculators.module.css';
import { calculatorTexts } from './texts.ts';

const TraceView = lazy(async () => ({
  default: (await import('../../trace/trace-view.tsx')).TraceView,
}));

interface CalculatorResultProps {
  refused: string | null;
  shown: Shown | null;
  trace: Trace | null;
}

export function CalculatorResult({ refused, shown, trace }: CalculatorResultProps) {
  const t = useTexts(calculatorTexts);
  if (refused !== null) {
    return (
      <Alert tone="warn" title={t.refused}>
        {refused}
      </Alert>
    );
  }
  if (shown === null) return null;
  return (
    <>
      <Card>
        <div className={css.form}>
          <StatBig label={shown.label} amount={shown.amount}>
            {shown.note}
          </StatBig>
          {trace?.unverified === true ? (
            <Alert tone="info" title={t.unverifiedTitle}>
              {t.unverified}
            </Alert>
          ) : null}
          <SummaryList rows={shown.rows} />
          <CopyLink />
        </div>
      </Card>
      {trace === null ? null : (
        <Card title={t.how}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <TraceView trace={trace} />
          </Suspense>
        </Card>
      )}
    </>
  );
}

function CopyLink() {
  const t = useTexts(calculatorTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    // Where the browser refuses, the button keeps its words: the address bar has the link too.
    navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Button kind="secondary" onClick={copy}>
      {isCopied ? t.copied : t.copy}
    </Button>
  );
}
