import { useTexts, useTitle } from '../language.ts';
import { Button } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Empty } from '../ui/empty/empty.tsx';
import { TriangleAlert } from '../ui/icon/icon.tsx';
import { PageHead } from '../ui/shell/page-head.tsx';
import { appTexts } from './app-texts.ts';

/** A bug of ours, or code of a newer build that an old page asks for: opening anew mends both. */
export function BrokenPage() {
  const t = useTexts(appTexts);
  useTitle(t.brokenTitle, true);
  return (
    <>
      <PageHead title={t.brokenTitle} />
      <Card>
        <Empty
          icon={TriangleAlert}
          title={t.brokenText}
          action={<Button onClick={() => location.reload()}>{t.reload}</Button>}
        />
      </Card>
    </>
  );
}
