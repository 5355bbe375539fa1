// One alert: how urgent, when, what happened, what else is known, who has taken it.
import { useLanguage, useTexts } from '../../language.ts';
import { Button } from '../../ui/button/button.tsx';
import { Check, CircleAlert, Icon, Info, TriangleAlert } from '../../ui/icon/icon.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { type Alert, factsOf } from './alerts.ts';
import css from './alerts.module.css';
import { alertsTexts } from './texts.ts';

const LOOKS = {
  notice: { tone: 'info', icon: Info },
  warning: { tone: 'warn', icon: TriangleAlert },
  critical: { tone: 'bad', icon: CircleAlert },
} as const;

interface ItemProps {
  alert: Alert;
  /** Who is looking. */
  me: string;
  busy: boolean;
  /** Null for roles that only look. */
  onTake: (() => void) | null;
}

export function AlertItem({ alert, me, busy, onTake }: ItemProps) {
  const t = useTexts(alertsTexts);
  const language = useLanguage();
  const { severity, acknowledgedAt } = alert;
  const text = alert.text[language];
  const { tone, icon } = LOOKS[severity];
  return (
    <li className={css.item}>
      <div className={css.head}>
        <StatusTag tone={tone}>
          <Icon of={icon} size={15} />
          {t.severity[severity]}
        </StatusTag>
        <time className={css.time} dateTime={alert.at}>
          {sayMomentShort(alert.at, language)}
        </time>
      </div>
      <p className={css.text}>{text}</p>
      <Facts alert={alert} />
      {acknowledgedAt === null ? null : <Taken alert={alert} at={acknowledgedAt} me={me} />}
      {acknowledgedAt === null && onTake !== null ? (
        <div>
          <Button
            kind="secondary"
            compact
            icon={Check}
            busy={busy}
            aria-label={t.takeNamed(text)}
            onClick={onTake}
          >
            {t.take}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function Taken({ alert, at, me }: { alert: Alert; at: string; me: string }) {
  const t = useTexts(alertsTexts);
  const when = sayMomentShort(at, useLanguage());
  return (
    <p className={css.taken}>
      <Icon of={Check} size={18} />
      {alert.acknowledgedBy === me ? t.takenByMe(when) : t.takenByOther(when)}
    </p>
  );
}

function Facts({ alert }: { alert: Alert }) {
  const t = useTexts(alertsTexts);
  const rows = factsOf(alert).map(([name, value]) => ({
    key: name,
    label: t.facts[name] ?? <span lang="en">{name}</span>,
    value: <span lang="en">{value}</span>,
  }));
  if (rows.length === 0) return null;
  return (
    <div className={css.facts}>
      <SummaryList rows={rows} />
    </div>
  );
}
