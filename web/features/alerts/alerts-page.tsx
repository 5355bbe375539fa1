import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sayError, send } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Address, useAddress } from '../../search.ts';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { Check, CircleCheck } from '../../ui/icon/icon.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { SectionTabs } from '../../ui/section-tabs/section-tabs.tsx';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { type Alert, type AlertPage, acknowledgement, alertsReading, orderOf } from './alerts.ts';
import css from './alerts.module.css';
import { alertsTexts } from './texts.ts';

/** Staff have no stream of news of their own: the list is asked again this often. */
const AGAIN_MS = 5000;
const TONES = { notice: 'info', warning: 'warn', critical: 'bad' } as const;

function useTaking() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<unknown>('POST', acknowledgement(id)),
    onError: (error) => toast(sayError(error)),
    // Also after a refusal: somebody else has taken it, and the list says so.
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  });
}

interface ItemProps {
  alert: Alert;
  busy: boolean;
  /** Not for roles that only look. */
  onTake: (() => void) | null;
}

function Item({ alert, busy, onTake }: ItemProps) {
  const t = useTexts(alertsTexts);
  const language = useLanguage();
  const order = orderOf(alert);
  const { severity, acknowledgedAt } = alert;
  return (
    <li className={css.item}>
      <div className={css.head}>
        <StatusTag tone={TONES[severity]} {...(severity === 'critical' ? { icon: 'late' } : {})}>
          {t.severity[severity]}
        </StatusTag>
        <time className={css.time} dateTime={alert.at}>
          {sayMomentShort(alert.at, language)}
        </time>
      </div>
      <p className={css.text}>{alert.text[language]}</p>
      {order === null ? null : (
        <p className={css.order}>
          {t.payment}: {order}
        </p>
      )}
      {acknowledgedAt === null && onTake !== null ? (
        <div>
          <Button
            kind="secondary"
            compact
            icon={Check}
            busy={busy}
            aria-label={t.takeNamed(alert.text[language])}
            onClick={onTake}
          >
            {t.take}
          </Button>
        </div>
      ) : null}
      {acknowledgedAt === null ? null : (
        <p className={css.time}>{t.taken(sayMomentShort(acknowledgedAt, language))}</p>
      )}
    </li>
  );
}

interface AlertsProps {
  page: AlertPage;
  address: Address;
  canTake: boolean;
}

function Alerts({ page, address, canTake }: AlertsProps) {
  const t = useTexts(alertsTexts);
  const taking = useTaking();
  if (page.items.length === 0) {
    return (
      <Card>
        <Empty
          icon={CircleCheck}
          title={page.total === 0 && address.search.all === '1' ? t.noneTitle : t.emptyTitle}
        >
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  return (
    <div className={css.paged}>
      <ul className={css.list} aria-label={t.list}>
        {page.items.map((alert) => (
          <Item
            key={alert.id}
            alert={alert}
            busy={taking.isPending && taking.variables === alert.id}
            onTake={canTake ? () => taking.mutate(alert.id) : null}
          />
        ))}
      </ul>
      <Pager
        page={page.page}
        pageSize={page.pageSize}
        total={page.total}
        hrefOf={(number) => address.hrefWith({ page: String(number) })}
      />
    </div>
  );
}

export function AlertsPage({ canTake }: { canTake: boolean }) {
  const t = useTexts(alertsTexts);
  const address = useAddress();
  const isAll = address.search.all === '1';
  const query = useQuery({
    ...alertsReading(address.search),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
  useTitle(t.title);
  return (
    <>
      <PageHead
        title={t.title}
        lead={query.data === undefined ? t.lead : t.count(query.data.open)}
      />
      <SectionTabs
        label={t.which}
        items={[
          { href: '/ops', label: t.open, current: !isAll },
          { href: '/ops?all=1', label: t.all, current: isAll },
        ]}
      />
      <div className={css.page}>
        <LoadState query={query} say={sayError} skeletonLines={6}>
          {(page) => <Alerts page={page} address={address} canTake={canTake} />}
        </LoadState>
      </div>
    </>
  );
}
