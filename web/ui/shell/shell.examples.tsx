import type { Examples } from '../examples.ts';
import { Bell, Building2, House, Landmark, LogOut, Wallet } from '../icon/icon.tsx';
import { Brand, SkipLink } from './brand.tsx';
import { Footer } from './footer.tsx';
import { PageHead } from './page-head.tsx';
import { PlainShell } from './plain-shell.tsx';
import { Shell } from './shell.tsx';

const nav = [
  { href: '#home', label: 'Главная', icon: House, current: true },
  { href: '#taxes', label: 'Налоги и платежи', short: 'Налоги', icon: Landmark, current: false },
  { href: '#pay', label: 'Оплатить', icon: Wallet, current: false, act: true },
  { href: '#property', label: 'Имущество', icon: Building2, current: false },
  { href: '#news', label: 'Уведомления', short: 'Новости', icon: Bell, current: false },
];
const personMenu = [{ label: 'Выйти', icon: LogOut, onSelect: () => undefined }];
const links = [{ label: 'Проверить документ', href: '#check' }];
const long = 'Константинопольская-Преображенская А. В.';

export const examples: Examples = {
  Brand: { usual: () => <Brand href="#home" /> },
  Footer: { usual: () => <Footer links={links} /> },
};

export const frames: Examples = {
  SkipLink: {
    usual: () => (
      <>
        <SkipLink />
        <main id="content" tabIndex={-1}>
          <h1>Содержание</h1>
        </main>
      </>
    ),
  },
  PageHead: {
    'with everything': () => (
      <main>
        <PageHead
          title="Налог на имущество за 2025 год"
          lead="Квартира, Москва, улица Правды"
          crumbs={[{ href: '#taxes', label: 'Налоги и платежи' }]}
          aside={<a href="#files">Скачать</a>}
        />
      </main>
    ),
  },
  Shell: {
    'of a cabinet': () => (
      <Shell
        home="#home"
        nav={nav}
        person={{ name: 'Петрова А. С.' }}
        personMenu={personMenu}
        cabinet="Частное лицо"
        cabinets={[{ label: 'Самозанятый', href: '#npd' }]}
        bell={{ href: '#news', count: 3 }}
        links={links}
        stand
      >
        <PageHead title="Добрый день, Анна" />
      </Shell>
    ),
    'dense, with a long name': () => (
      <Shell home="#ops" nav={[]} person={{ name: long }} personMenu={personMenu} dense>
        <PageHead title="Тревоги" />
      </Shell>
    ),
  },
  PlainShell: {
    narrow: () => (
      <PlainShell narrow stand links={links} aside={<a href="#sign-in">Войти</a>}>
        <PageHead title="Вход" />
      </PlainShell>
    ),
  },
};
