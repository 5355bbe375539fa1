// An officer finds a person by the ИНН, sees the stops of penalties, records and ends them.
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Stop, lastDayOf } from '../../stops/stops.ts';
import { useStopWords } from '../../stops/stop-words.ts';
import { stopsTexts } from '../../stops/texts.ts';
import { chargeName } from '../../tax-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { EndDialog } from './end-dialog.tsx';
import { type PayerStops, findPayer, innOf } from './payer-stops.ts';
import css from './penalty-stops.module.css';
import { StopForm } from './stop-form.tsx';
import { payerStopsTexts } from './texts.ts';

interface Found {
  payerInn: string;
  data: PayerStops;
  onChanged: () => void;
}

function End({ stop, payerInn, onChanged }: { stop: Stop } & Omit<Found, 'data'>) {
  const t = useTexts(payerStopsTexts);
  const words = useTexts(stopsTexts);
  const { days } = useStopWords();
  const [isOpen, setOpen] = useState(false);
  if (stop.ended !== null) return null;
  return (
    <>
      <Button
        kind="secondary"
        compact
        aria-label={t.endNamed(words.grounds[stop.ground], days(stop))}
        onClick={() => setOpen(true)}
      >
        {t.end}
      </Button>
      <EndDialog
        payerInn={payerInn}
        stop={stop}
        open={isOpen}
        onClose={() => setOpen(false)}
        onEnded={onChanged}
      />
    </>
  );
}

function useColumns({ payerInn, data, onChanged }: Found): Column<Stop>[] {
  const t = useTexts(payerStopsTexts);
  const words = useTexts(stopsTexts);
  const say = useStopWords();
  const language = useLanguage();
  const names = new Map(data.taxes.map((tax) => [tax.chargeId, chargeName(tax, language)]));
  return [
    {
      key: 'ground',
      head: t.ground,
      primary: true,
      cell: (stop) => (
        <>
          {words.grounds[stop.ground]}
          {say.papers(stop).map((paper) => (
            <span key={paper} className={css.second}>
              {paper}
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'tax',
      head: t.tax,
      cell: ({ chargeId }) => (chargeId === null ? t.every : names.get(chargeId)),
    },
    { key: 'days', head: t.days, cell: say.days },
    {
      key: 'state',
      head: t.state,
      bare: true,
      cell: (stop) => {
        const { tone, word } = say.state(stop, data.today);
        return <StatusTag tone={tone}>{word}</StatusTag>;
      },
    },
    {
      key: 'act',
      head: t.act,
      bare: true,
      cell: (stop) =>
        (lastDayOf(stop) ?? data.today) < data.today ? null : (
          <End stop={stop} payerInn={payerInn} onChanged={onChanged} />
        ),
    },
  ];
}

function Recorded(found: Found) {
  const t = useTexts(payerStopsTexts);
  const columns = useColumns(found);
  const { stops } = found.data;
  return (
    <Card title={t.stops}>
      {stops.length === 0 ? (
        <p>{t.noStops}</p>
      ) : (
        <DataTable
          caption={t.stops}
          columns={columns}
          rows={stops}
          rowKey={({ stopId }) => stopId}
        />
      )}
    </Card>
  );
}

function Payer(found: Found) {
  const t = useTexts(payerStopsTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever asked by the keyboard or listens is led to the answer.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={css.page}>
      <h2 ref={heading} tabIndex={-1}>
        {t.payer(found.data.payerName)}
      </h2>
      <Recorded {...found} />
      <StopForm payerInn={found.payerInn} taxes={found.data.taxes} onMade={found.onChanged} />
    </div>
  );
}

interface FindProps {
  isBusy: boolean;
  refused: string | undefined;
  onFind: (inn: string) => void;
}

function Find({ isBusy, refused, onFind }: FindProps) {
  const t = useTexts(payerStopsTexts);
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);
  const find = (event: SyntheticEvent) => {
    event.preventDefault();
    const inn = innOf(text);
    setBad(inn === null);
    if (inn !== null) onFind(inn);
  };
  return (
    <Card title={t.find}>
      <form className={css.find} onSubmit={find} noValidate>
        <TextField
          name="inn"
          label={t.inn}
          hint={t.innHint}
          error={isBad ? t.badInn : refused}
          inputMode="numeric"
          autoComplete="off"
          width="medium"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" kind="secondary" busy={isBusy}>
          {t.search}
        </Button>
      </form>
    </Card>
  );
}

export function PenaltyStopsPage() {
  const t = useTexts(payerStopsTexts);
  const [payerInn, setPayerInn] = useState<string>();
  const query = useQuery({
    queryKey: ['payer-stops', payerInn],
    queryFn: () => findPayer(payerInn!),
    enabled: payerInn !== undefined,
    staleTime: 0,
  });
  useTitle(t.title);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <div className={css.page}>
        <Find
          isBusy={query.isFetching}
          refused={query.isError ? sayError(query.error) : undefined}
          onFind={(inn) => {
            if (inn === payerInn) void query.refetch();
            else setPayerInn(inn);
          }}
        />
        {query.data === undefined || payerInn === undefined ? null : (
          <Payer
            key={payerInn}
            payerInn={payerInn}
            data={query.data}
            onChanged={() => void query.refetch()}
          />
        )}
      </div>
    </>
  );
}
