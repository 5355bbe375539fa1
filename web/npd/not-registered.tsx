import { useTexts } from '../language.ts';
import { LinkButton } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Empty } from '../ui/empty/empty.tsx';
import { ReceiptText } from '../ui/icon/icon.tsx';
import { npdWords } from './npd-words.ts';

/** For pages that mean nothing to somebody who is not on the register. */
export function NotRegistered() {
  const t = useTexts(npdWords);
  return (
    <Card>
      <Empty
        icon={ReceiptText}
        title={t.notRegistered}
        action={<LinkButton href="/npd/status">{t.toRegister}</LinkButton>}
      >
        {t.notRegisteredText}
      </Empty>
    </Card>
  );
}
