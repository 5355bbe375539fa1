import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef } from 'react';
import { sayError, send } from '../../api.ts';
import { textsNow, useTexts, useTitle } from '../../language.ts';
import { type Address, useAddress } from '../../search.ts';
import { Card } from '../../ui/card/card.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { CircleCheck } from '../../ui/icon/icon.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { SectionTabs } from '../../ui/section-tabs/section-tabs.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { AlertItem } from './alert-item.tsx';
import { type AlertPage, acknowledgement, alertsReading } from './alerts.ts';
import css from './alerts.module.css';
import { alertsTexts } from './texts.ts';

/** Staff have no stream of news of their own: the list is asked again this often. */
const AGAIN_MS = 5000;

/** The line that was pressed leaves the list of open ones, so the list takes the focus. */
function useTaking(list: RefObject<HTMLElement | null>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<unknown>('POST', acknowledgement(id)),
    onSuccess: () => {
      toast(textsNow(alertsTexts).done);
      list.current?.focus();
    },
    onError: (error) => toast(sayError(error)),
    // Also after a refusal: somebody else has taken it, and the list says so.
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  });
}

interface AlertsProps {
  page: AlertPage;
  address: Address;
  /** Who is looking. */
  me: string;
  canTake: boolean;
}

function Alerts({ page, address, me, canTake }: AlertsProps) {
  const t = useTexts(alertsTexts);
  const list = useRef<HTMLDivElement>(null);
  const taking = useTaking(list);
  const isNone = page.total === 0 && address.search.all === '1';
  return (
    <div ref={list} tabIndex={-1} className={css.page}>
      {page.items.length === 0 ? (
        <Card>
          <Empty icon={CircleCheck} title={isNone ? t.noneTitle : t.emptyTitle}>
            {t.emptyText}
          </Empty>
        </Card>
      ) : (
        <ul className={css.list} aria-label={t.list}>
          {page.items.map((alert) => (
            <AlertItem
              key={alert.id}
              alert={alert}
              me={me}
              busy={taking.isPending && taking.variables === alert.id}
              onTake={canTake ? () => taking.mutate(alert.id) : null}
            />
          ))}
        </ul>
      )}
      <Pager
        page={page.page}
        pageSize={page.pageSize}
        total={page.total}
        hrefOf={(number) => address.hrefWith({ page: String(number) })}
      />
    </div>
  );
}

export function AlertsPage({ me, canTake }: Pick<AlertsProps, 'me' | 'canTake'>) {
  const t = useTexts(alertsTexts);
  const address = useAddress();
  const isAll = address.search.all === '1';
  const query = useQuery({
    ...alertsReading(address.search),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
  const open = query.data?.open ?? 0;
  useTitle(open > 0 ? t.titleOpen(open) : t.title);
  return (
    <>
      <PageHead title={t.title} lead={query.data === undefined ? t.lead : t.count(open)} />
      <SectionTabs
        label={t.which}
        items={[
          { href: '/ops', label: t.open, current: !isAll },
          { href: '/ops?all=1', label: t.all, current: isAll },
        ]}
      />
      <LoadState query={query} say={sayError} skeletonLines={6}>
        {(page) => <Alerts page={page} address={address} me={me} canTake={canTake} />}
      </LoadState>
    </>
  );
}
