// The first page of a stranger: what this is, an example of it, and the way in.
import { useTexts } from '../../language.ts';
import { LightPage } from '../../light/light-page.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Clock, Icon, ReceiptText, Wallet } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import styles from './landing.module.css';
import { publicTexts } from './texts.ts';

export function LandingPage() {
  const t = useTexts(publicTexts);
  const reasons = [
    { icon: Clock, title: t.debtTitle, text: t.debt },
    { icon: Wallet, title: t.payTitle, text: t.pay },
    { icon: ReceiptText, title: t.receiptTitle, text: t.receipt, href: '/check', link: t.check },
  ];
  return (
    <LightPage wide>
      <div className={styles.hero}>
        <div className={styles.words}>
          <h1 className={styles.title}>{t.landing}</h1>
          <p className={styles.lead}>{t.lead}</p>
          <div className={styles.acts}>
            <LinkButton href="/signin?return=/fl">{t.enter}</LinkButton>
            <LinkButton kind="secondary" href="/id/register">
              {t.register}
            </LinkButton>
          </div>
          <p className={styles.needed}>{t.needed}</p>
        </div>
        <Card title={t.exampleTitle} className={styles.example}>
          <p className={styles.needed}>{t.example}</p>
          <SummaryList rows={t.exampleRows} strongLast />
        </Card>
      </div>
      <ul className={styles.reasons}>
        {reasons.map(({ icon, title, text, href, link }) => (
          <li key={title} className={styles.reason}>
            <span className={styles.icon} data-picture="">
              <Icon of={icon} size={24} />
            </span>
            <h2>{title}</h2>
            <p>{text}</p>
            {href === undefined ? null : <Link href={href}>{link}</Link>}
          </li>
        ))}
      </ul>
    </LightPage>
  );
}
