import type { Examples } from '../examples.ts';
import { Download, Printer } from '../icon/icon.tsx';
import { Button, IconButton, LinkButton } from './button.tsx';

export const examples: Examples = {
  Button: {
    primary: () => <Button>Оплатить 12 480 ₽</Button>,
    secondary: () => <Button kind="secondary">Отмена</Button>,
    quiet: () => <Button kind="quiet">Вернуть полную сумму</Button>,
    danger: () => <Button kind="danger">Сняться с учёта</Button>,
    busy: () => <Button busy>Готовим квитанцию</Button>,
    'with an icon': () => <Button icon={Printer}>Напечатать</Button>,
    compact: () => (
      <Button compact kind="secondary">
        Повторить
      </Button>
    ),
    wide: () => <Button wide>Продолжить</Button>,
    'long words': () => <Button wide>Подать заявление о зачёте излишне уплаченного налога</Button>,
  },
  LinkButton: {
    primary: () => <LinkButton href="#pay">Оплатить</LinkButton>,
    secondary: () => (
      <LinkButton kind="secondary" href="#home">
        На главную
      </LinkButton>
    ),
    'with an icon': () => (
      <LinkButton icon={Download} href="#file">
        Скачать квитанцию
      </LinkButton>
    ),
  },
  IconButton: { usual: () => <IconButton label="Напечатать" icon={Printer} /> },
};
