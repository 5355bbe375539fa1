// The first page of a stranger: what this is, and the way in.
import { useTexts, useTitle } from '../../language.ts';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { PlainShell } from '../../ui/shell/plain-shell.tsx';
import styles from './public.module.css';
import { publicTexts } from './texts.ts';

export function LandingPage() {
  const t = useTexts(publicTexts);
  useTitle([]);
  const reasons = [
    [t.whyTitle, t.why],
    [t.payTitle, t.pay],
    [t.honestTitle, t.honest],
    [t.watchedTitle, t.watched],
  ] as const;
  return (
    <PlainShell>
      <div className={styles.hero}>
        <PageHead title={t.landing} />
        <p className={styles.lead}>{t.lead}</p>
        <div className={styles.acts}>
          <LinkButton href="/signin?return=/fl">{t.enter}</LinkButton>
          <LinkButton kind="secondary" href="/id/register">
            {t.register}
          </LinkButton>
          <Link href="/check">{t.check}</Link>
        </div>
      </div>
      <div className={styles.reasons}>
        {reasons.map(([title, text]) => (
          <Card key={title} title={title}>
            <p>{text}</p>
          </Card>
        ))}
      </div>
    </PlainShell>
  );
}
