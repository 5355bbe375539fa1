import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sayError, send } from '../../api.ts';
import { textsNow, useLanguage, useTexts, useTitle } from '../../language.ts';
import { API } from '../../query.ts';
import { type Address, useAddress } from '../../search.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Empty } from '../../ui/empty/empty.tsx';
import { Bell, Check, CheckCheck } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayDay, sayTime } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { toast } from '../../ui/toast/toast.ts';
import {
  type Notification,
  type NotificationPage,
  byDay,
  notificationsReading,
} from './notifications.ts';
import css from './notifications.module.css';
import { notificationsTexts } from './texts.ts';

/** Marks one or all as read. */
function useReading() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      send<unknown>('POST', `${API}/notifications/${id === null ? '' : `${id}/`}reading`),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['notifications'] }),
        client.invalidateQueries({ queryKey: ['account', 'home'] }),
      ]),
    onError: () => toast(textsNow(notificationsTexts).failed),
  });
}

function Item({ item, onRead }: { item: Notification; onRead: () => void }) {
  const t = useTexts(notificationsTexts);
  const language = useLanguage();
  const isFresh = item.readAt === null;
  return (
    <li className={classes(css.item, isFresh && css.fresh)}>
      <div className={css.head}>
        <h3>{item.title[language]}</h3>
        {isFresh ? <StatusTag tone="info">{t.fresh}</StatusTag> : null}
        <time className={css.time} dateTime={item.at}>
          {sayTime(item.at)}
        </time>
      </div>
      <p className={css.text}>{item.text[language]}</p>
      <div className={css.acts}>
        {item.href === null ? null : (
          <Link
            className={css.open}
            href={item.href}
            aria-label={`${t.open}: ${item.title[language]}`}
            onClick={isFresh ? onRead : undefined}
          >
            {t.open}
          </Link>
        )}
        {isFresh ? (
          <Button
            className={css.read}
            kind="quiet"
            compact
            icon={Check}
            aria-label={`${t.read}: ${item.title[language]}`}
            onClick={onRead}
          >
            {t.read}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function News({ page, address }: { page: NotificationPage; address: Address }) {
  const t = useTexts(notificationsTexts);
  const language = useLanguage();
  const reading = useReading();
  if (page.items.length === 0) {
    return (
      <Card>
        <Empty icon={Bell} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  return (
    <div className={css.days}>
      {byDay(page.items).map((day) => (
        <section key={day.on} className={css.day} aria-label={sayDay(day.on, language)}>
          <h2>{sayDay(day.on, language)}</h2>
          <ul className={css.list}>
            {day.items.map((item) => (
              <Item key={item.id} item={item} onRead={() => reading.mutate(item.id)} />
            ))}
          </ul>
        </section>
      ))}
      <Pager
        page={page.page}
        pageSize={page.pageSize}
        total={page.total}
        hrefOf={(number) => address.hrefWith({ page: String(number) })}
      />
    </div>
  );
}

export function NotificationsPage() {
  const t = useTexts(notificationsTexts);
  const address = useAddress();
  const reading = useReading();
  const query = useQuery({
    ...notificationsReading(address.search),
    placeholderData: keepPreviousData,
  });
  useTitle(t.title);
  const unread = query.data?.unread ?? 0;
  return (
    <>
      <PageHead
        title={t.title}
        lead={query.data === undefined ? t.lead : unread > 0 ? t.unread(unread) : t.allRead}
        aside={
          unread === 0 ? undefined : (
            <Button
              kind="secondary"
              icon={CheckCheck}
              busy={reading.isPending}
              onClick={() => reading.mutate(null)}
            >
              {t.readAll}
            </Button>
          )
        }
      />
      <LoadState query={query} say={sayError} skeletonLines={8}>
        {(page) => <News page={page} address={address} />}
      </LoadState>
    </>
  );
}
