import { Link } from '../link/link.tsx';
import type { Examples } from '../examples.ts';
import { Alert } from './alert.tsx';

export const examples: Examples = {
  Alert: {
    info: () => <Alert tone="info">Данные реестра обновляются раз в сутки.</Alert>,
    ok: () => <Alert tone="ok" title="Заявление принято" />,
    warn: () => (
      <Alert tone="warn" title="Начисление исправлено" action={<Link href="#new">Открыть</Link>}>
        Росреестр уточнил площадь квартиры.
      </Alert>
    ),
    bad: () => (
      <Alert tone="bad" title="Оплата не началась">
        Банк не ответил. Повторите через минуту.
      </Alert>
    ),
  },
};
