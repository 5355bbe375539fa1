import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import type * as z from 'zod/mini';
import type { Charge, account } from '#contract/ledger';
import { type Kopecks, formatMoney, parseMoney } from '#primitives/money';
import { fieldErrors, sayError } from '../../api.ts';
import { textsNow, useLanguage, useTexts, useTitle } from '../../language.ts';
import { HarmList } from '../../harm/harm-list.tsx';
import { API, reading } from '../../query.ts';
import { useAddress } from '../../search.ts';
import { chargeName } from '../../tax-words.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { MoneyField } from '../../ui/form/money-field.tsx';
import { moneyText } from '../../ui/form/money-text.ts';
import { Select } from '../../ui/form/select.tsx';
import { CalendarDays, Wallet } from '../../ui/icon/icon.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { sayDayNear, sayDayShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StaleMark } from '../../ui/stale-mark/stale-mark.tsx';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { toast } from '../../ui/toast/toast.ts';
import {
  type Harm,
  type HarmWish,
  type Offset,
  canSetAside,
  harmOf,
  isSameWish,
  makeOffset,
  offsetsReading,
  stateOf,
  withdrawOffset,
} from './offsets.ts';
import css from './offsets.module.css';
import { offsetsTexts } from './texts.ts';

type Account = z.infer<typeof account>;
const money = (amount: number) => formatMoney(amount as Kopecks);
const TONES = {
  held: 'info',
  used: 'ok',
  part_used: 'warn',
  withdrawn: 'neutral',
  outranked: 'warn',
  released: 'neutral',
} as const;

/** Sends a statement; whatever becomes of it, the account is read anew. */
function useStatement<Wish>(act: (wish: Wish) => Promise<unknown>, said: 'made' | 'withdrawn') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => toast(textsNow(offsetsTexts)[said]),
    onSettled: () => client.invalidateQueries({ queryKey: ['account'] }),
  });
}

interface Chosen {
  charge: Charge;
  freeKopecks: number;
}

/** At most what is free and what the charge still needs. */
const usualSum = ({ charge, freeKopecks }: Chosen): string =>
  moneyText(Math.min(freeKopecks + charge.reservedKopecks, charge.outstandingKopecks) as Kopecks);

/** Kopecks of the address as they stand in the field; nonsense is left out. */
const sumAsked = (sum: string | undefined): string | undefined =>
  sum !== undefined && /^[1-9]\d{0,14}$/u.test(sum) ? moneyText(Number(sum) as Kopecks) : undefined;

/** A statement is sent at once when it harms nothing; else the harm is shown first (BEY-4). */
function useMaking() {
  const [offsetId, setOffsetId] = useState(() => crypto.randomUUID());
  const making = useStatement(makeOffset, 'made');
  const asking = useMutation({ mutationFn: harmOf });
  const send = (wish: HarmWish) =>
    // Another sum or charge is another statement and needs an id of its own.
    making.mutate({ ...wish, offsetId }, { onSettled: () => setOffsetId(crypto.randomUUID()) });
  const harmsOf = (wish: HarmWish) => {
    const isAsked = asking.data !== undefined && isSameWish(asking.variables, wish);
    return isAsked && making.isIdle ? asking.data : [];
  };
  return {
    error: making.error ?? asking.error,
    isBusy: making.isPending || asking.isPending,
    harmsOf,
    submit: (wish: HarmWish) => {
      if (making.isPending || asking.isPending) return;
      if (harmsOf(wish).length > 0) {
        send(wish);
        return;
      }
      making.reset();
      asking.mutate(wish, { onSuccess: (harms) => harms.length === 0 && send(wish) });
    },
  };
}

interface HarmsProps {
  harms: readonly Harm[];
  onLess: (kopecks: number) => void;
}

function Harms({ harms, onLess }: HarmsProps) {
  const t = useTexts(offsetsTexts);
  if (harms.length === 0) return null;
  return (
    <Alert tone="warn" live="alert" title={t.harm}>
      <HarmList warnings={harms} onLess={onLess} />
    </Alert>
  );
}

function MakeForm({ charges, data }: { charges: readonly Charge[]; data: Account }) {
  const t = useTexts(offsetsTexts);
  const language = useLanguage();
  const { freeKopecks } = data.header;
  const { search } = useAddress();
  const [first] = charges;
  const [chargeId, setChargeId] = useState(search.charge ?? first!.chargeId);
  const charge = charges.find((one) => one.chargeId === chargeId) ?? first!;
  const [typed, setTyped] = useState(() => sumAsked(search.sum));
  const [isBad, setIsBad] = useState(false);
  const making = useMaking();
  const sum = typed ?? usualSum({ charge, freeKopecks });
  const read = parseMoney(sum);
  const wish = { chargeId: charge.chargeId, amountKopecks: read.ok ? read.value : 0 };
  const harms = making.harmsOf(wish);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsBad(wish.amountKopecks <= 0);
    if (wish.amountKopecks > 0) making.submit(wish);
  };
  return (
    <form className={css.form} onSubmit={send} noValidate>
      <Select
        name="chargeId"
        label={t.charge}
        value={charge.chargeId}
        onChange={(event) => {
          setChargeId(event.target.value);
          setTyped(undefined);
        }}
        options={charges.map((one) => ({
          value: one.chargeId,
          label: t.upTo(
            chargeName(one, language),
            sayDayNear(one.dueOn, data.on, language),
            money(one.outstandingKopecks),
          ),
        }))}
      />
      <MoneyField
        name="amountKopecks"
        label={t.sum}
        value={sum}
        onValue={setTyped}
        error={isBad ? t.badSum : fieldErrors(making.error).amountKopecks}
      />
      {making.error === null ? null : <Alert tone="bad">{sayError(making.error)}</Alert>}
      <Harms
        harms={harms}
        onLess={(less) => setTyped(moneyText(Math.max(0, wish.amountKopecks - less) as Kopecks))}
      />
      <Button type="submit" busy={making.isBusy}>
        {harms.length === 0 ? t.make : t.makeAnyway}
      </Button>
    </form>
  );
}

function Make({ data }: { data: Account }) {
  const t = useTexts(offsetsTexts);
  const charges = data.charges.filter((charge) => canSetAside(charge, data.on));
  const { freeKopecks, reservedKopecks } = data.header;
  if (charges.length === 0) {
    return (
      <Empty icon={CalendarDays} title={t.nothingTitle}>
        {t.nothingText}
      </Empty>
    );
  }
  if (freeKopecks + reservedKopecks === 0) {
    return (
      <Empty
        icon={Wallet}
        title={t.noMoneyTitle}
        action={<LinkButton href="/pay?for=advance">{t.topUp}</LinkButton>}
      >
        {t.noMoneyText}
      </Empty>
    );
  }
  return <MakeForm charges={charges} data={data} />;
}

function Withdraw({ offset }: { offset: Offset }) {
  const t = useTexts(offsetsTexts);
  const language = useLanguage();
  const withdrawing = useStatement(withdrawOffset, 'withdrawn');
  if (offset.heldKopecks === 0) return null;
  return (
    <>
      <Button
        kind="secondary"
        compact
        busy={withdrawing.isPending}
        aria-label={t.withdrawNamed(chargeName(offset, language))}
        onClick={() => withdrawing.mutate(offset.offsetId)}
      >
        {t.withdraw}
      </Button>
      {withdrawing.isError ? <Alert tone="bad">{sayError(withdrawing.error)}</Alert> : null}
    </>
  );
}

function useColumns(): Column<Offset>[] {
  const t = useTexts(offsetsTexts);
  const language = useLanguage();
  return [
    { key: 'for', head: t.charge, primary: true, cell: (one) => chargeName(one, language) },
    { key: 'made', head: t.madeOn, cell: (one) => sayDayShort(one.madeOn, language) },
    {
      key: 'state',
      head: t.state,
      bare: true,
      cell: (one) => <StatusTag tone={TONES[stateOf(one)]}>{t.states[stateOf(one)]}</StatusTag>,
    },
    {
      key: 'sum',
      head: t.sum,
      align: 'end',
      figure: true,
      cell: (one) => money(one.amountKopecks),
    },
    { key: 'act', head: t.act, bare: true, cell: (one) => <Withdraw offset={one} /> },
  ];
}

function Statements() {
  const t = useTexts(offsetsTexts);
  const columns = useColumns();
  const query = useQuery(offsetsReading());
  return (
    <Card title={t.statements}>
      <LoadState query={query} say={sayError} skeletonLines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.note}>{t.noStatements}</p>
          ) : (
            <DataTable
              caption={t.statements}
              columns={columns}
              rows={items}
              rowKey={(one) => one.offsetId}
            />
          )
        }
      </LoadState>
    </Card>
  );
}

/** «Переплата»: all money that lies on the account, and what it waits for (OVR-1). */
function Money({ data }: { data: Account }) {
  const t = useTexts(offsetsTexts);
  const language = useLanguage();
  const { freeKopecks, reservedKopecks, upcoming } = data.header;
  if (reservedKopecks === 0) return null;
  const waiting = upcoming
    .filter((part) => part.reservedKopecks > 0)
    .map((part) => ({
      key: part.dueOn,
      label: t.waitsFor(sayDayNear(part.dueOn, data.on, language)),
      value: money(part.reservedKopecks),
    }));
  return (
    <SummaryList
      strongLast
      rows={[
        { key: 'free', label: t.free, value: money(freeKopecks) },
        ...waiting,
        { key: 'all', label: t.allMoney, value: money(freeKopecks + reservedKopecks) },
      ]}
    />
  );
}

function Rules() {
  const t = useTexts(offsetsTexts);
  return (
    <Card title={t.rules}>
      <ul className={css.rules}>
        {[t.ruleFirst, t.ruleDebt, t.ruleBack, t.ruleApart].map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Card>
  );
}

export function OffsetsPage() {
  const t = useTexts(offsetsTexts);
  const query = useQuery(reading<Account>(['account', 'state', '', ''], `${API}/account`));
  useTitle([t.title, t.section]);
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        crumbs={[{ href: '/taxes', label: t.crumbAccount }]}
      />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(data) => (
          <div className={css.columns}>
            <div className={css.side}>
              <Card>
                <StatBig label={t.free} amount={money(data.header.freeKopecks)}>
                  {t.freeText}
                </StatBig>
                <Money data={data} />
              </Card>
              <Card title={t.makeTitle}>
                <Make data={data} />
              </Card>
              <Statements />
              <StaleMark
                asOf={data.knownAt}
                onRefresh={() => void query.refetch()}
                busy={query.isFetching}
              />
            </div>
            <div className={css.side}>
              <Rules />
            </div>
          </div>
        )}
      </LoadState>
    </>
  );
}
