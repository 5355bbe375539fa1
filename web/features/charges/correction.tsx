// A charge that was corrected: what stood before, what stands now, and where the other one is.
import { useQuery } from '@tanstack/react-query';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts } from '../../language.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayDayShort } from '../../ui/say.ts';
import { ChargeSource } from './charge-source.tsx';
import { chargeTexts } from './charge-texts.ts';
import { type ChargeDetails, chargeReading, firstSum } from './charges.ts';
import css from './charges.module.css';

const money = (amount: number) => formatMoney(amount as Kopecks);

interface Fact {
  key: 'sum' | 'due' | 'source';
  before: React.ReactNode;
  after: React.ReactNode;
}

function Compared({ before, after }: { before: ChargeDetails; after: ChargeDetails }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const day = ({ charge }: ChargeDetails) => sayDayShort(charge.dueOn, language);
  const facts: Fact[] = [
    { key: 'sum', before: money(firstSum(before)), after: money(firstSum(after)) },
    { key: 'due', before: day(before), after: day(after) },
    {
      key: 'source',
      before: <ChargeSource charge={before.charge} />,
      after: <ChargeSource charge={after.charge} />,
    },
  ];
  const columns: Column<Fact>[] = [
    { key: 'fact', head: t.fact, primary: true, cell: ({ key }) => t.correctedFacts[key] },
    { key: 'before', head: t.before, cell: (fact) => fact.before },
    { key: 'after', head: t.after, cell: (fact) => fact.after },
  ];
  return (
    <DataTable caption={t.whatChanged} columns={columns} rows={facts} rowKey={({ key }) => key} />
  );
}

function WhatChanged({ details, otherId }: { details: ChargeDetails; otherId: string }) {
  const t = useTexts(chargeTexts);
  const isOld = details.replacedById !== null;
  const query = useQuery(chargeReading(otherId));
  return (
    <Card
      title={t.whatChanged}
      action={<Link href={`/taxes/charges/${otherId}`}>{isOld ? t.openNew : t.openOld}</Link>}
    >
      <LoadState query={query} say={sayError} skeletonLines={3}>
        {(other) => <Compared before={isOld ? details : other} after={isOld ? other : details} />}
      </LoadState>
      <p className={css.note}>{t.moneyKept}</p>
    </Card>
  );
}

export function Correction({ details }: { details: ChargeDetails }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const { charge, replacedById, replacesId } = details;
  const otherId = replacedById ?? replacesId;
  return (
    <>
      {charge.correctedOn === null ? null : (
        <Alert tone="warn">
          {replacedById === null
            ? t.cancelled(sayDay(charge.correctedOn, language))
            : t.replaced(sayDay(charge.correctedOn, language))}
        </Alert>
      )}
      {replacesId === null ? null : <Alert tone="info">{t.replaces}</Alert>}
      {otherId === null ? null : <WhatChanged details={details} otherId={otherId} />}
    </>
  );
}
