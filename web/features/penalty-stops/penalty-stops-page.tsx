// An officer finds a person by the ИНН, sees the stops of penalties, records and ends them.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { FindPayer, PayerHeading } from '../../payer/find-payer.tsx';
import { type Stop, lastDayOf } from '../../stops/stops.ts';
import { useStopWords } from '../../stops/stop-words.ts';
import { stopsTexts } from '../../stops/texts.ts';
import { chargeName } from '../../tax-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { EndDialog } from './end-dialog.tsx';
import { type PayerStops, findPayer } from './payer-stops.ts';
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
  return (
    <div className={css.page}>
      <PayerHeading name={found.data.payerName} />
      <Recorded {...found} />
      <StopForm payerInn={found.payerInn} taxes={found.data.taxes} onMade={found.onChanged} />
    </div>
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
        <FindPayer
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
