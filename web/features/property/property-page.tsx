import { useQuery } from '@tanstack/react-query';
import type { PropertyObject } from '#contract/property';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { sayPlace } from '../../place.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { Building2 } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StaleMark } from '../../ui/stale-mark/stale-mark.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { SummaryList, type SummaryRow } from '../../ui/summary-list/summary-list.tsx';
import {
  type PropertyList,
  addressBeside,
  inOrder,
  isWhole,
  latestValue,
  missingFor,
  plainDecimal,
  propertyReading,
} from './property.ts';
import css from './property.module.css';
import { propertyTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);

function useFacts(object: PropertyObject): SummaryRow[] {
  const t = useTexts(propertyTexts);
  const language = useLanguage();
  const say = (on: string) => sayDay(on, language);
  const value = latestValue(object);
  const { area, powerHp, share, ownedFrom, ownedTo, family, registryNumber } = object;
  const rows: (SummaryRow | null)[] = [
    area === null ? null : { label: t.area, value: t.squareMetres(plainDecimal(area, language)) },
    powerHp === null
      ? null
      : { label: t.power, value: t.horsePower(plainDecimal(powerHp, language)) },
    value === null
      ? null
      : { label: t.value, value: money(value.valueKopecks), note: t.on(say(value.on)) },
    isWhole(share) ? null : { label: t.share, value: `${share.num}/${share.den}` },
    {
      label: t.owned,
      value: ownedTo === null ? t.since(say(ownedFrom)) : t.between(say(ownedFrom), say(ownedTo)),
    },
    { label: t.number[family], value: registryNumber },
  ];
  return rows.filter((row) => row !== null);
}

function ObjectCard({ object }: { object: PropertyObject }) {
  const t = useTexts(propertyTexts);
  const language = useLanguage();
  const facts = useFacts(object);
  const address = addressBeside(object);
  const taxes = [...object.taxes].sort((a, b) => b.taxYear - a.taxYear);
  const unknown = object.unknownTaxes ?? [];
  return (
    <Card
      title={sayPlace(object.title)}
      action={
        <StatusTag tone="neutral">
          {object.ownedTo === null ? t.families[object.family] : t.sold}
        </StatusTag>
      }
    >
      {address === null ? null : <p className={css.address}>{sayPlace(address)}</p>}
      <SummaryList rows={facts} />
      <p className={css.subhead}>{t.taxes}</p>
      {taxes.length === 0 ? (
        unknown.length > 0 ? null : (
          <p className={css.source}>{t.noTaxes}</p>
        )
      ) : (
        <SummaryList
          rows={taxes.map((tax) => ({
            key: tax.chargeId,
            label: <Link href={`/taxes/charges/${tax.chargeId}`}>{t.year(tax.taxYear)}</Link>,
            value: money(tax.amountKopecks),
          }))}
        />
      )}
      {unknown.length === 0 ? null : (
        <Alert tone="warn">
          {unknown.map((one) => (
            <p key={one.taxYear}>{t.unknown(one.taxYear, missingFor(one, t, language))}</p>
          ))}
        </Alert>
      )}
      <p className={css.source}>{t.source(object.source, sayMomentShort(object.asOf, language))}</p>
    </Card>
  );
}

function Objects({ data }: { data: PropertyList }) {
  const t = useTexts(propertyTexts);
  if (data.items.length === 0) {
    return (
      <Card>
        <Empty icon={Building2} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  return (
    <div className={css.cards}>
      {inOrder(data.items).map((object) => (
        <ObjectCard key={object.objectId} object={object} />
      ))}
    </div>
  );
}

export function PropertyPage() {
  const t = useTexts(propertyTexts);
  const query = useQuery(propertyReading());
  useTitle(t.title);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(data) => (
          <>
            {data.asOf === null ? null : (
              <div className={css.top}>
                <StaleMark
                  asOf={data.asOf}
                  stale={data.stale}
                  onRefresh={() => void query.refetch()}
                  busy={query.isFetching}
                />
              </div>
            )}
            <Objects data={data} />
          </>
        )}
      </LoadState>
    </>
  );
}
