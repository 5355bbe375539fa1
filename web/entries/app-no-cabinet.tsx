// What stands in place of every page for those who have no taxpayer behind them.
import { useTexts, useTitle } from '../language.ts';
import { LinkButton } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Empty } from '../ui/empty/empty.tsx';
import { User } from '../ui/icon/icon.tsx';
import { PageHead } from '../ui/shell/page-head.tsx';
import { rareTexts } from './app-rare-texts.ts';

/** VER-1: what the level opens, and what to do for the next one. */
export function UnconfirmedPage() {
  const t = useTexts(rareTexts);
  useTitle(t.confirmTitle);
  return (
    <>
      <PageHead title={t.confirmTitle} lead={t.confirmLead} />
      <Card title={t.confirmHowTitle}>
        <p>{t.confirmHow}</p>
        <p>{t.confirmNext}</p>
      </Card>
    </>
  );
}

export function StaffPage() {
  const t = useTexts(rareTexts);
  useTitle(t.staffTitle);
  return (
    <>
      <PageHead title={t.staffTitle} />
      <Card>
        <Empty
          icon={User}
          title={t.staffText}
          action={<LinkButton href="/ops">{t.toOffice}</LinkButton>}
        />
      </Card>
    </>
  );
}
