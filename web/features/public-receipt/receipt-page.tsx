// A receipt as its buyer sees it: the paper, whether it still holds, a file that proves it, and a
// letter when it is cancelled or replaced (BEY-7).
import { useEffect, useState } from 'react';
import type { PublicReceiptView } from '#contract/receipts';
import { Refusal, get, sayError, send } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { LightPage } from '../../light/light-page.tsx';
import { useSubmission } from '../../light/submission.ts';
import { npdWords } from '../../npd/npd-words.ts';
import { Paper } from '../../npd/paper/paper.tsx';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayMoment } from '../../ui/say.ts';
import css from './public-receipt.module.css';
import { publicReceiptTexts } from './texts.ts';

interface Linked {
  inn: string;
  number: string;
}

const addressOf = ({ inn, number }: Linked) => `/r/api/${inn}/${number}`;

/** Read once; a failure may be tried again. */
function usePublicReceipt(linked: Linked) {
  const [data, setData] = useState<PublicReceiptView | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const address = addressOf(linked);
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      try {
        setData(await get<PublicReceiptView>(address, { signal: stop.signal }));
        setError(null);
      } catch (failure) {
        if (!stop.signal.aborted) setError(failure);
      }
    };
    void read();
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again by a press
  }, [address, tries]);
  return { data, error, isFetching: false, refetch: () => setTries(tries + 1) };
}

function State({ receipt }: { receipt: PublicReceiptView }) {
  const t = useTexts(publicReceiptTexts);
  const words = useTexts(npdWords);
  const language = useLanguage();
  const { cancellation, replacedBy, seller } = receipt;
  if (cancellation === null) {
    return (
      <Alert tone="ok" title={t.valid}>
        {t.validText}
      </Alert>
    );
  }
  return (
    <Alert tone="bad" title={t.cancelled}>
      {t.cancelledText(
        sayMoment(cancellation.registeredAt, language),
        words.reasons[cancellation.reason],
      )}
      {replacedBy === null ? null : (
        <p>
          {t.replacedBy} <Link href={`/r/${seller.inn}/${replacedBy}`}>{replacedBy}</Link>
        </p>
      )}
    </Alert>
  );
}

function Watch({ linked }: { linked: Linked }) {
  const t = useTexts(publicReceiptTexts);
  const [email, setEmail] = useState('');
  const [isAsked, setAsked] = useState(false);
  const submission = useSubmission();
  const ask = () =>
    submission.run(
      email.trim() === '' ? [{ field: 'email', text: t.emailMissing }] : [],
      async () => {
        await send('POST', `${addressOf(linked)}/watches`, { body: { email: email.trim() } });
        setAsked(true);
      },
    );
  if (isAsked) {
    return (
      <Alert tone="ok" live="status" title={t.asked}>
        {t.askedText}
      </Alert>
    );
  }
  return (
    <Card title={t.watchTitle}>
      <form
        noValidate
        className={css.column}
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <p>{t.watchText}</p>
        <ErrorSummary errors={submission.mistakes} focusKey={submission.tries} />
        <TextField
          label={t.email}
          name="email"
          type="email"
          autoComplete="email"
          value={email}
          onChange={(event) => {
            submission.forget('email');
            setEmail(event.target.value);
          }}
          {...submission.of('email')}
        />
        <Button type="submit" kind="secondary" wide busy={submission.busy}>
          {t.watchAct}
        </Button>
      </form>
    </Card>
  );
}

function Content({ receipt, linked }: { receipt: PublicReceiptView; linked: Linked }) {
  const t = useTexts(publicReceiptTexts);
  const { number, seller, operationAt, lines, totalKopecks, buyer, replacesNumber } = receipt;
  const isGone = receipt.state === 'cancelled';
  const picture = `data:image/svg+xml,${encodeURIComponent(receipt.qrSvg)}`;
  return (
    <div className={css.column}>
      <State receipt={receipt} />
      <div className={css.paper}>
        <Paper {...{ number, seller, operationAt, lines, totalKopecks, buyer, isGone }} />
      </div>
      {replacesNumber === null ? null : (
        <p>
          {t.replaces} <Link href={`/r/${seller.inn}/${replacesNumber}`}>{replacesNumber}</Link>
        </p>
      )}
      <img className={css.qr} src={picture} alt={t.qr} width="176" height="176" />
      <Card title={t.keep}>
        <div className={css.acts}>
          <Link href={addressOf(linked)} download={`${linked.inn}-${number}.json`}>
            {t.json}
          </Link>
          <Button kind="quiet" compact onClick={() => print()}>
            {t.print}
          </Button>
        </div>
        <p className={css.note}>{t.jsonNote}</p>
      </Card>
      {isGone ? null : <Watch linked={linked} />}
    </div>
  );
}

export function PublicReceiptPage(linked: Linked) {
  const t = useTexts(publicReceiptTexts);
  const query = usePublicReceipt(linked);
  const isUnknown = query.error instanceof Refusal && query.error.status === 404;
  return (
    <LightPage
      title={isUnknown ? t.unknown : t.title(linked.number)}
      section={t.section}
      {...(isUnknown ? { lead: t.unknownText } : {})}
    >
      {isUnknown ? null : (
        <LoadState query={query} say={sayError} skeletonLines={10}>
          {(receipt) => <Content receipt={receipt} linked={linked} />}
        </LoadState>
      )}
    </LightPage>
  );
}
