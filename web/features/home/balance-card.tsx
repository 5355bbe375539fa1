// The honest header: debt and what comes due stand apart; only the button adds them (BEY-2).
import { type Kopecks, formatMoney } from '#primitives/money';
import type { Day } from '#primitives/days';
import { useLanguage, useTexts } from '../../language.ts';
import { chargeName } from '../../tax-words.ts';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { CircleCheck, Icon } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { sayDay, sayDayNear } from '../../ui/say.ts';
import { StatBig } from '../../ui/stat/stat-big.tsx';
import { type Home, daysLeft, homeState, oldestDebt } from './home.ts';
import css from './home.module.css';
import { homeTexts } from './texts.ts';

const money = (amount: number) => formatMoney(amount as Kopecks);
const rounded = (amount: number) => formatMoney(amount as Kopecks, { whole: true });

function Debt({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { debtKopecks, debtCount } = data.account;
  const oldest = oldestDebt(data.charges, data.today as Day);
  if (debtKopecks === 0) {
    return (
      <StatBig label={t.debt} amount={money(0)}>
        {t.noDebt}
      </StatBig>
    );
  }
  return (
    <StatBig label={t.debt} amount={money(debtKopecks)} tone="bad">
      {oldest === null
        ? null
        : debtCount > 1
          ? t.debtMany(debtCount, sayDay(oldest.since, language))
          : t.debtOne(chargeName(oldest.charge, language), sayDay(oldest.since, language))}
    </StatBig>
  );
}

function ToPay({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const [first, ...later] = data.account.upcoming.filter((part) => part.toPayKopecks > 0);
  if (first === undefined) {
    return (
      <StatBig label={t.toPay} amount={money(0)}>
        {t.nothingToPay}
      </StatBig>
    );
  }
  const near = (on: string) => sayDayNear(on, data.today, language);
  return (
    <StatBig label={t.toPayBy(near(first.dueOn))} amount={money(first.toPayKopecks)}>
      <p>{t.toPayNote(first.count, t.left(Math.max(0, daysLeft(first.dueOn, data.today))))}</p>
      {later.map((part) => (
        <p key={part.dueOn}>
          {t.andBy(near(part.dueOn))}: {money(part.toPayKopecks)}
        </p>
      ))}
    </StatBig>
  );
}

function Kept({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  const { reservedKopecks, freeKopecks } = data.account;
  return (
    <div className={css.kept}>
      {reservedKopecks > 0 ? (
        <span>
          {t.reserved} <strong>{money(reservedKopecks)}</strong>, {t.reservedNote}
        </span>
      ) : null}
      <span>
        {t.free} <strong>{money(freeKopecks)}</strong>
        {freeKopecks > 0 ? `, ${t.freeNote}` : ''}
      </span>
    </div>
  );
}

export function BalanceCard({ data }: { data: Home }) {
  const t = useTexts(homeTexts);
  const state = homeState(data);
  if (state !== 'owes') {
    const isCalm = state === 'calm';
    return (
      <Card
        className={css.balance}
        title={t.account}
        action={<Link href="/taxes">{t.composition}</Link>}
      >
        <div className={css.calm}>
          <Icon of={CircleCheck} size={36} />
          <div>
            <p className={css.calmTitle}>{isCalm ? t.calmTitle : t.firstTitle}</p>
            <p className={css.calmText}>{isCalm ? t.calmText : t.firstText}</p>
          </div>
        </div>
        <Kept data={data} />
      </Card>
    );
  }
  return (
    <Card className={css.balance} title={t.account}>
      <div className={css.parts}>
        <Debt data={data} />
        <ToPay data={data} />
      </div>
      <div className={css.acts}>
        <LinkButton href="/pay">{t.payAll(rounded(data.account.payAllKopecks))}</LinkButton>
        <Link href="/taxes" className={css.composition}>
          {t.composition}
        </Link>
      </div>
      <Kept data={data} />
    </Card>
  );
}
