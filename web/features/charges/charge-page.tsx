import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type * as z from 'zod/mini';
import type { chargeTrace } from '#contract/assessments';
import type { Charge } from '#contract/ledger';
import { type Kopecks, formatMoney } from '#primitives/money';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { API, reading } from '../../query.ts';
import { chargeName } from '../../tax-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { sayPlace } from '../../place.ts';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDay, sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { CHARGE_STATUSES } from '../../ui/status.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { Timeline } from '../../ui/timeline/timeline.tsx';
import { chargeTexts } from './charge-texts.ts';
import { ChargeFacts } from './charge-facts.tsx';
import { type ChargeDetails, chargeReading, payAddress, payable } from './charges.ts';
import { Correction } from './correction.tsx';
import { PenaltyByDay } from './penalty-card.tsx';
import css from './charges.module.css';
import { PenaltyStops } from '../../stops/penalty-stops.tsx';
import { readTrace } from '../../trace/read-trace.ts';
import { TracePart } from '../../trace/trace-part.tsx';

const money = (amount: number) => formatMoney(amount as Kopecks);
const FILES = ['pdf', 'xlsx', 'json'] as const;
const TONES = {
  charged: 'neutral',
  settled: 'ok',
  released: 'warn',
  reversed: 'warn',
  corrected: 'warn',
  reserved: 'info',
} as const;

function How({ charge }: { charge: Charge }) {
  const t = useTexts(chargeTexts);
  const path = `${API}/charges/${charge.chargeId}/trace`;
  const key = ['account', 'trace', charge.chargeId, charge.amountKopecks];
  const query = useQuery(reading<z.infer<typeof chargeTrace>>(key, path));
  return (
    <Card title={t.how}>
      {charge.unverified ? (
        <Alert tone="warn" title={t.unverifiedTitle}>
          {t.unverified}
        </Alert>
      ) : null}
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {({ trace }) => {
          const read = readTrace(trace);
          return read === null ? <p>{t.unknownFormat}</p> : <TracePart trace={read} />;
        }}
      </LoadState>
      <div className={css.files}>
        {FILES.map((format) => (
          <Link key={format} className={css.file} href={`${path}.${format}`} download>
            {t.file(format.toUpperCase())}
          </Link>
        ))}
        <Link className={css.file} href="/schemas/trace.json" target="_blank" rel="noopener">
          {t.schema}
        </Link>
      </div>
    </Card>
  );
}

function Pay({ charge }: { charge: Charge }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const due = sayDay(charge.dueOn, language);
  const left = payable(charge);
  const look = CHARGE_STATUSES[charge.status];
  const isPart = left !== charge.amountKopecks;
  return (
    <Card title={t.pay} action={<StatusTag {...look}>{look[language]}</StatusTag>}>
      {charge.correctedOn !== null ? (
        <p>{t.nothingOwed}</p>
      ) : left === 0 ? (
        <StatBig label={t.paidAll} amount={money(charge.settledKopecks)} tone="ok">
          {t.due(due)}
        </StatBig>
      ) : (
        <StatBig
          label={null}
          amount={money(left)}
          tone={charge.status === 'overdue' ? 'bad' : 'ink'}
        >
          {isPart ? t.leftOf(money(charge.amountKopecks), due) : t.due(due)}
        </StatBig>
      )}
      {charge.reservedKopecks > 0 ? (
        <p>{t.reservedOf(money(charge.reservedKopecks), due)}</p>
      ) : null}
      {left > 0 && charge.isApart ? <p>{charge.uin === null ? t.apart : t.apartPay}</p> : null}
      {left > 0 && !charge.isApart ? (
        <>
          <LinkButton wide href={payAddress([charge.chargeId])}>
            {t.payButton(money(left))}
          </LinkButton>
          <Link className={css.file} href={`/taxes/what-if?corrected=${charge.chargeId}`}>
            {t.whatIf}
          </Link>
        </>
      ) : null}
    </Card>
  );
}

function Happened({ details }: { details: ChargeDetails }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  return (
    <Card title={t.happened}>
      <Timeline
        items={details.movements.map((movement, place) => ({
          key: String(place),
          title: t.movements[movement.kind],
          aside: sayDayShort(movement.effectiveOn, language),
          tone: TONES[movement.kind],
          note: (
            <>
              {money(movement.amountKopecks)}
              {movement.paymentId === null ? null : (
                <>
                  , <Link href={`/payments/${movement.paymentId}`}>{t.fromPayment}</Link>
                </>
              )}
            </>
          ),
        }))}
      />
    </Card>
  );
}

function Penalties({ details }: { details: ChargeDetails }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const { principalId } = details.charge;
  if (principalId !== null) {
    return (
      <Card>
        <Link href={`/taxes/charges/${principalId}`}>{t.of}</Link>
      </Card>
    );
  }
  if (details.penalties.length === 0) return null;
  return (
    <Card title={t.penalties}>
      <p className={css.note}>{t.penaltiesText}</p>
      <SummaryList
        rows={details.penalties.map((penalty) => ({
          key: penalty.chargeId,
          label: (
            <Link href={`/taxes/charges/${penalty.chargeId}`}>
              {t.asOf(sayDayShort(penalty.chargedOn, language))}
            </Link>
          ),
          value: money(penalty.amountKopecks),
        }))}
      />
    </Card>
  );
}

export function ChargePage() {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const { chargeId = '' } = useParams({ strict: false });
  const query = useQuery(chargeReading(chargeId));
  const charge = query.data?.charge;
  const title = charge === undefined ? t.how : chargeName(charge, language);
  useTitle([title, t.crumbTaxes]);
  const notice = charge?.noticeNumber ?? null;
  const about = [sayPlace(charge?.subjectOfTax ?? ''), notice === null ? '' : t.registry(notice)];
  return (
    <>
      <PageHead
        title={title}
        lead={about.filter(Boolean).join(' · ')}
        crumbs={[
          { href: '/taxes', label: t.crumbTaxes },
          { href: '/taxes/charges', label: t.crumbCharges },
        ]}
      />
      <LoadState query={query} say={sayError} skeletonLines={10}>
        {(details) => (
          <div className={css.columns}>
            <div className={css.side}>
              <Correction details={details} />
              <How charge={details.charge} />
              <PenaltyByDay details={details} />
            </div>
            <div className={css.side}>
              <Pay charge={details.charge} />
              <Happened details={details} />
              <Penalties details={details} />
              <PenaltyStops taxId={details.charge.principalId ?? details.charge.chargeId} />
              <ChargeFacts charge={details.charge} />
            </div>
          </div>
        )}
      </LoadState>
    </>
  );
}
