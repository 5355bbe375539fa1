// The states that every page with data has (ux §5.2), put together from the kit as pages do it.
// Sign-in again and dialogs are shown with their components; print is the same page on paper.
import { Alert } from '../ui/alert/alert.tsx';
import { Button, LinkButton } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Empty } from '../ui/empty/empty.tsx';
import type { Examples } from '../ui/examples.ts';
import { CircleCheck, SearchX, ShieldAlert } from '../ui/icon/icon.tsx';
import { LoadState } from '../ui/load-state/load-state.tsx';
import { StaleMark } from '../ui/stale-mark/stale-mark.tsx';
import { SummaryList } from '../ui/summary-list/summary-list.tsx';

const nothing = () => undefined;
const asOf = '2026-11-21T06:00:00.000Z';
const query = { data: undefined as string | undefined, error: null, isFetching: false };
const draw = (words: string) => <p>{words}</p>;
const name = 'Константинопольская-Преображенская Александра-Виктория Константиновна, представитель';

export const pageStates: Examples[string] = {
  '1 on its way': () => (
    <Card title="Начисления в пути">
      <LoadState query={{ ...query, isFetching: true, refetch: nothing }} say={String}>
        {draw}
      </LoadState>
    </Card>
  ),
  '2 first use': () => (
    <Card title="Начисления впервые">
      <Empty
        icon={CircleCheck}
        title="Начислений пока нет"
        action={<LinkButton href="#property">Посмотреть имущество</LinkButton>}
      >
        Они появятся, когда придёт уведомление.
      </Empty>
    </Card>
  ),
  '3 nothing found': () => (
    <Card title="Начисления по фильтру">
      <Empty
        icon={SearchX}
        title="Ничего не найдено"
        action={<Button kind="secondary">Сбросить</Button>}
      />
    </Card>
  ),
  '4 a source is down': () => (
    <Card title="Имущество из реестра">
      <StaleMark asOf={asOf} stale onRefresh={nothing} />
      <p>Квартира, Москва, улица Правды</p>
    </Card>
  ),
  '5 failed': () => (
    <Card title="Счёт не открылся">
      <LoadState
        query={{ ...query, error: 'failed', refetch: nothing }}
        say={() => 'Не получилось открыть счёт. Ваши данные сохранены. Код для поддержки: 4f1c.'}
      >
        {draw}
      </LoadState>
    </Card>
  ),
  '6 no rights': () => (
    <Card title="Кабинет закрыт">
      <Empty
        icon={ShieldAlert}
        title="Личность ещё не подтверждена"
        action={<LinkButton href="#verify">Подтвердить личность</LinkButton>}
      >
        После этого откроются начисления и оплата.
      </Empty>
    </Card>
  ),
  '7 no connection': () => (
    <Card title="Данные без связи">
      <LoadState
        query={{ ...query, data: 'Долг 1 120,00 ₽', error: 'offline', refetch: nothing }}
        say={() => 'Нет связи с сервером. Показываем то, что знали раньше.'}
      >
        {draw}
      </LoadState>
    </Card>
  ),
  '9 done': () => (
    <Card title="Платёж № 2026-000001">
      <Alert tone="ok" live="status" title="Оплачено 12 480,00 ₽">
        Деньги зачислены. Зарезервированное спишется само в срок уплаты.
      </Alert>
      <LinkButton href="#receipt">Скачать квитанцию</LinkButton>
    </Card>
  ),
  '10 long content': () => (
    <Card title={name}>
      <SummaryList
        rows={[
          { label: name, value: '123 456 789 012,34 ₽', note: name },
          { label: 'Назначение', value: 'Единый налоговый платёж'.repeat(4) },
        ]}
      />
    </Card>
  ),
};
