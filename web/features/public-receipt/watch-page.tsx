// The links of a letter about a watch. Opening one changes nothing yet: programs that look into
// letters open links too, so a person presses.
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { watched } from '#contract/receipts';
import { send } from '../../api.ts';
import { useTexts } from '../../language.ts';
import { LightPage } from '../../light/light-page.tsx';
import { useSubmission } from '../../light/submission.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { Link } from '../../ui/link/link.tsx';
import css from './public-receipt.module.css';
import { publicReceiptTexts } from './texts.ts';

type Watched = z.infer<typeof watched>;

export function WatchPage({ address }: { address: URL }) {
  const t = useTexts(publicReceiptTexts);
  const isEnd = address.searchParams.get('act') === 'end';
  const token = address.searchParams.get('token') ?? '';
  const [done, setDone] = useState<Watched | null>(null);
  const submission = useSubmission();
  const act = () =>
    submission.run([], async () => {
      const path = `/r/api/watches/${isEnd ? 'end' : 'confirmation'}`;
      setDone(await send<Watched>('POST', path, { body: { token } }));
    });
  return (
    <LightPage title={isEnd ? t.endTitle : t.confirmTitle} section={t.section}>
      <div className={css.column}>
        <ErrorSummary
          errors={submission.mistakes}
          focusKey={submission.tries}
          title={t.watchFailed}
        />
        {done === null ? (
          <Button busy={submission.busy} onClick={act}>
            {isEnd ? t.endAct : t.confirmAct}
          </Button>
        ) : (
          <Alert
            tone="ok"
            live="status"
            title={isEnd ? t.watchOff : t.watchOn}
            action={<Link href={`/r/${done.inn}/${done.number}`}>{t.toReceipt}</Link>}
          >
            {isEnd ? t.watchOffText : t.watchOnText}
          </Alert>
        )}
      </div>
    </LightPage>
  );
}
