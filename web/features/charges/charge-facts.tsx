// The codes of a charge and the document it follows from.
import type { Charge } from '#contract/ledger';
import { useLanguage, useTexts } from '../../language.ts';
import { Card } from '../../ui/card/card.tsx';
import { sayDayShort, sayMomentShort } from '../../ui/say.ts';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { ChargeSource } from './charge-source.tsx';
import { chargeTexts } from './charge-texts.ts';

export function ChargeFacts({ charge }: { charge: Charge }) {
  const t = useTexts(chargeTexts);
  const language = useLanguage();
  const rows = [
    { label: t.chargedOn, value: sayDayShort(charge.chargedOn, language) },
    { label: t.source, value: charge.source === null ? null : <ChargeSource charge={charge} /> },
    { label: t.kbk, value: charge.kbk },
    { label: t.oktmo, value: charge.oktmo },
    { label: t.uin, value: charge.uin },
    { label: t.updated, value: sayMomentShort(charge.updatedAt, language) },
  ].filter(({ value }) => value !== null);
  return (
    <Card title={t.facts}>
      <SummaryList rows={rows} />
    </Card>
  );
}
