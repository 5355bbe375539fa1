import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { textsNow, useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Address, useAddress } from '../../search.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Checkbox } from '../../ui/form/checkbox.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { LoadRows } from './load-rows.tsx';
import {
  decide,
  type DecisionKind,
  isMoving,
  type Load,
  loadReading,
  lookCount,
  OUTCOME_TONES,
  STATE_TONES,
  takeCount,
} from './loads.ts';
import css from './loads.module.css';
import { AGAIN_MS } from './loads-page.tsx';
import { loadsTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

function Totals({ load, address }: { load: Load; address: Address }) {
  const t = useTexts(loadsTexts);
  const rows = load.totals.map(({ outcome, count, amountKopecks }) => ({
    key: outcome,
    label: <StatusTag tone={OUTCOME_TONES[outcome]}>{t.outcomes[outcome]}</StatusTag>,
    value: (
      <Link href={address.hrefWith({ outcome, warning: undefined, after: undefined })}>
        {t.rowCount(count)}
      </Link>
    ),
    note: money(amountKopecks),
  }));
  return (
    <Card title={t.totals}>
      <SummaryList rows={rows} />
    </Card>
  );
}

function Harm({ load, address }: { load: Load; address: Address }) {
  const t = useTexts(loadsTexts);
  const language = useLanguage();
  const rows = load.harm.map(({ code, count, amountKopecks, text, repair }) => ({
    key: code,
    label: text[language],
    value:
      amountKopecks === 0 ? t.rowCount(count) : `${t.rowCount(count)}, ${money(amountKopecks)}`,
    note: repair[language],
    action: (
      <Link href={address.hrefWith({ warning: code, outcome: undefined, after: undefined })}>
        {t.showRows}
      </Link>
    ),
  }));
  return (
    <Card title={t.harm}>
      {rows.length === 0 ? <p>{t.noHarm}</p> : <SummaryList rows={rows} />}
    </Card>
  );
}

function WrongTotals({ load }: { load: Load }) {
  const t = useTexts(loadsTexts);
  return (
    <Alert tone="warn" title={t.wrongTotals}>
      {load.wrongTotals.map(({ account, of, statedKopecks, countedKopecks }) => (
        <span key={`${account} ${of}`} className={css.second}>
          {account}, {t.totalOf[of]}: {t.stated(money(statedKopecks), money(countedKopecks))}
        </span>
      ))}
    </Alert>
  );
}

function Decision({ load }: { load: Load }) {
  const t = useTexts(loadsTexts);
  const client = useQueryClient();
  const [despiteTotals, setDespite] = useState(false);
  const [error, setError] = useState<string>();
  const deciding = useMutation({
    mutationFn: (kind: DecisionKind) => decide(load.loadId, { kind, despiteTotals }),
    onSuccess: (_, kind) => {
      const words = textsNow(loadsTexts);
      toast(kind === 'confirmation' ? words.confirmed : words.dropped);
    },
    onError: (failed) => toast(sayError(failed)),
    // Also after a refusal: somebody else has decided, and the page says so.
    onSettled: () => client.invalidateQueries({ queryKey: ['loads'] }),
  });
  const count = takeCount(load);
  const isWrong = load.wrongTotals.length > 0;
  return (
    <Card title={t.decision}>
      <div className={css.stack}>
        <p>{count === 0 ? t.nothing : t.decisionText(count)}</p>
        {isWrong ? (
          <Checkbox
            name="despiteTotals"
            label={t.despite}
            checked={despiteTotals}
            error={error}
            onChange={(event) => {
              setDespite(event.target.checked);
              setError(undefined);
            }}
          />
        ) : null}
        <div className={css.actions}>
          <Button
            busy={deciding.isPending && deciding.variables === 'confirmation'}
            onClick={() => {
              if (isWrong && !despiteTotals) setError(t.despiteNeeded);
              else deciding.mutate('confirmation');
            }}
          >
            {t.confirm}
          </Button>
          <Button
            kind="secondary"
            busy={deciding.isPending && deciding.variables === 'withdrawal'}
            onClick={() => deciding.mutate('withdrawal')}
          >
            {t.drop}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Notes({ load }: { load: Load }) {
  const t = useTexts(loadsTexts);
  const language = useLanguage();
  const look = load.state === 'taken' ? lookCount(load) : 0;
  return (
    <>
      {load.fault === null ? null : <Alert tone="bad">{load.fault[language]}</Alert>}
      {load.state === 'checking' ? (
        <Alert tone="info" live="status">
          {t.working}
        </Alert>
      ) : null}
      {load.state === 'confirmed' ? (
        <Alert tone="info" live="status">
          {t.taking}
        </Alert>
      ) : null}
      {load.takenBeforeAt === null ? null : (
        <Alert tone="info">{t.before(sayMomentShort(load.takenBeforeAt, language))}</Alert>
      )}
      {load.wrongTotals.length === 0 ? null : <WrongTotals load={load} />}
      {look === 0 ? null : <Alert tone="warn">{t.look(look)}</Alert>}
    </>
  );
}

function LoadView({ load, canTake }: { load: Load; canTake: boolean }) {
  const t = useTexts(loadsTexts);
  const language = useLanguage();
  const address = useAddress();
  const isBefore = load.state === 'checked';
  return (
    <>
      <PageHead
        title={load.name}
        lead={
          <>
            <StatusTag tone={STATE_TONES[load.state]}>{t.states[load.state]}</StatusTag>{' '}
            {load.kind === null ? '' : `${t.kinds[load.kind]}, `}
            {sayMomentShort(load.readAt, language)}
          </>
        }
        crumbs={[{ href: '/ops/loads', label: t.back }]}
      />
      <div className={css.page}>
        <Notes load={load} />
        {load.totals.length === 0 ? null : (
          <div className={css.two}>
            <Totals load={load} address={address} />
            {isBefore ? <Harm load={load} address={address} /> : null}
          </div>
        )}
        {isBefore && canTake ? <Decision load={load} /> : null}
        {load.totals.length === 0 ? null : (
          <LoadRows load={load} address={address} isMoving={isMoving(load)} />
        )}
      </div>
    </>
  );
}

export function LoadPage({ canTake }: { canTake: boolean }) {
  const t = useTexts(loadsTexts);
  const { loadId } = useParams({ strict: false });
  const query = useQuery({
    ...loadReading(String(loadId)),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isMoving(state.data) ? AGAIN_MS : false,
  });
  useTitle(query.data?.name ?? t.title);
  return (
    <LoadState query={query} say={sayError} skeletonLines={8}>
      {(load) => <LoadView load={load} canTake={canTake} />}
    </LoadState>
  );
}
