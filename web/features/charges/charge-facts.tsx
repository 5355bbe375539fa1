// The codes of a charge and the document it follows from.
import type { Charge } from '#contract/ledger';
import { useLanguage, useTexts } from '../../language.ts';
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { sayDayShort } from '../../ui/say.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { chargeTexts } from './charge-texts.ts';
import css from './charges.module.css';

function Source({ charge }: { charge: Charge }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const { source } = charge;
  if (source === null) return null;
  const kind = t.sources[source.kind];
  const named = source.number === null ? kind : t.numbered(kind, source.number);
  const said = source.on === null ? named : t.dated(named, sayDayShort(source.on, language));
  return source.kind === 'notice' && source.number !== null ? (
    <Link href={`/taxes/notices/${source.number}`}>{said}</Link>
  ) : (
    said
  );
}

export function ChargeFacts({ charge }: { charge: Charge }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const rows = [
    { label: t.chargedOn, value: sayDayShort(charge.chargedOn, language) },
    { label: t.source, value: charge.source === null ? null : <Source charge={charge} /> },
    { label: t.kbk, value: charge.kbk },
    { label: t.oktmo, value: charge.oktmo },
    { label: t.uin, value: charge.uin },
  ].filter(({ value }) => value !== null);
  return (
    <Card title={t.facts}>
      {charge.isApart ? <p className={css.note}>{t.apart}</p> : null}
      <SummaryList rows={rows} />
    </Card>
  );
}
