import type { Examples } from '../examples.ts';
import { Button } from '../button/button.tsx';
import { Dialog, Sheet } from './dialog.tsx';

const nothing = () => undefined;

export const apart: Examples = {
  Dialog: {
    usual: () => (
      <Dialog open onClose={nothing} title="Отправить чек" footer={<Button>Отправить</Button>}>
        <p>Покупатель получит ссылку на чек.</p>
      </Dialog>
    ),
    'wants an answer': () => (
      <Dialog
        open
        alert
        onClose={nothing}
        title="Сняться с учёта?"
        footer={
          <>
            <Button kind="danger">Сняться с учёта</Button>
            <Button kind="secondary">Остаться</Button>
          </>
        }
      >
        <p>Выдавать чеки после этого нельзя.</p>
      </Dialog>
    ),
  },
  Sheet: {
    usual: () => (
      <Sheet open onClose={nothing} title="Фильтры" footer={<Button>Показать</Button>}>
        <p>Здесь стоят поля.</p>
      </Sheet>
    ),
  },
};
