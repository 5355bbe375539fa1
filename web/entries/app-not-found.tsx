import { useTexts, useTitle } from '../language.ts';
import { LinkButton } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Empty } from '../ui/empty/empty.tsx';
import { SearchX } from '../ui/icon/icon.tsx';
import { PageHead } from '../ui/shell/page-head.tsx';
import { rareTexts } from './app-rare-texts.ts';

export function NotFoundPage() {
  const t = useTexts(rareTexts);
  useTitle(t.absentTitle);
  return (
    <>
      <PageHead title={t.absentTitle} />
      <Card>
        <Empty
          icon={SearchX}
          title={t.absentText}
          action={<LinkButton href="/fl">{t.toHome}</LinkButton>}
        />
      </Card>
    </>
  );
}
