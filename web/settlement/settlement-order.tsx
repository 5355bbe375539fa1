// Where money went or would go, share by share, and the reason of each place in the order.
import type { SettlementShare } from '#contract/ledger';
import { sayArticle } from '#law/say-article';
import { type Kopecks, formatMoney } from '#primitives/money';
import { useFirst } from '../first/first-rows.tsx';
import { useLanguage, useTexts } from '../language.ts';
import { chargeName } from '../tax-words.ts';
import { Link } from '../ui/link/link.tsx';
import { sayDayShort } from '../ui/say.ts';
import css from './settlement.module.css';
import { settlementTexts } from './texts.ts';

interface SettlementOrderProps {
  shares: readonly SettlementShare[];
  /** The charges are posted and have pages; what a wish would post has none. */
  linked?: boolean;
}

function Share({ share, linked }: { share: SettlementShare; linked: boolean }) {
  const t = useTexts(settlementTexts);
  const language = useLanguage();
  const name = chargeName(share, language);
  const days = [
    t.due(sayDayShort(share.dueOn, language)),
    t.counted(sayDayShort(share.on, language)),
  ];
  return (
    <li className={css.share}>
      <span className={css.line}>
        {linked ? <Link href={`/taxes/charges/${share.chargeId}`}>{name}</Link> : name}
        <strong className={css.sum}>{formatMoney(share.amountKopecks as Kopecks)}</strong>
      </span>
      <span className={css.note}>
        {share.reason[language]} · {sayArticle(share.article, language)}
      </span>
      <span className={css.note}>{days.join(' · ')}</span>
    </li>
  );
}

/** Steps shown at first. */
const FIRST = 10;

export function SettlementOrder({ shares, linked = false }: SettlementOrderProps) {
  const t = useTexts(settlementTexts);
  const { shown, more } = useFirst(shares, FIRST);
  return (
    <>
      <p className={css.note}>
        {t.rule} {t.within}
      </p>
      <ol className={css.order}>
        {shown.map((share, place) => (
          <Share key={`${share.chargeId}${share.on}${place}`} share={share} linked={linked} />
        ))}
      </ol>
      {more}
    </>
  );
}
