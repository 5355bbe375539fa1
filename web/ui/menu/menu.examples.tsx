import { useEffect, useRef } from 'react';
import type { Examples } from '../examples.ts';
import { LogOut, User } from '../icon/icon.tsx';
import { Menu } from './menu.tsx';

const items = [
  { label: 'Рабочее место', href: '#office', icon: User },
  { label: 'Выйти', onSelect: () => undefined, icon: LogOut },
];

function Open() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.click(), []);
  return (
    <div ref={place}>
      <Menu
        label="Петрова А. С."
        name="Петрова А. С., ваша учётная запись"
        items={items}
        align="start"
      />
    </div>
  );
}

export const examples: Examples = {
  Menu: {
    quiet: () => <Menu label="Частное лицо" items={items} align="start" />,
    secondary: () => <Menu label="Скачать" look="secondary" items={items} align="start" />,
  },
};

export const apart: Examples = { Menu: { open: Open } };
