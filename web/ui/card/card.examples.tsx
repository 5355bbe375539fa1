import type { Examples } from '../examples.ts';
import { Link } from '../link/link.tsx';
import { Card } from './card.tsx';

export const examples: Examples = {
  Card: {
    plain: () => <Card>Без заголовка: просто место для содержания.</Card>,
    titled: () => <Card title="Имущество">Квартира и участок.</Card>,
    'with an action': () => (
      <Card title="Ближайшие сроки" action={<Link href="#all">Все сроки</Link>}>
        1 декабря — налог на имущество.
      </Card>
    ),
    'of a lower level': () => (
      <Card title="Подробности" level={3}>
        Заголовок третьего уровня.
      </Card>
    ),
  },
};
