import type { Examples } from '../examples.ts';
import { Button } from '../button/button.tsx';
import { CircleCheck, SearchX } from '../icon/icon.tsx';
import { Empty } from './empty.tsx';

export const examples: Examples = {
  Empty: {
    'first use': () => (
      <Empty icon={CircleCheck} title="Начислений пока нет">
        Они появятся, когда реестры ответят.
      </Empty>
    ),
    'nothing is left by the filters': () => (
      <Empty
        icon={SearchX}
        title="Ничего не найдено"
        action={<Button kind="secondary">Сбросить</Button>}
      >
        Попробуйте другой период.
      </Empty>
    ),
    'words only': () => <Empty title="Уведомлений нет" />,
  },
};
