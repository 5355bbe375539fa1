import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { sayError } from '../../api.ts';
import { useLanguage, useTexts, useTitle } from '../../language.ts';
import { type Address, useAddress } from '../../search.ts';
import { Alert } from '../../ui/alert/alert.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty/empty.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { ReceiptText } from '../../ui/icon/icon.tsx';
import { Link } from '../../ui/link/link.tsx';
import { LoadState } from '../../ui/load-state/load-state.tsx';
import { Pager } from '../../ui/pager/pager.tsx';
import { sayMomentShort } from '../../ui/say.ts';
import { PageHead } from '../../ui/shell/page-head.tsx';
import { StatusTag } from '../../ui/status-tag/status-tag.tsx';
import {
  isMoving,
  type Load,
  type LoadPageData,
  loadsReading,
  STATE_TONES,
  UPLOAD_BYTES_MAX,
  uploadFile,
} from './loads.ts';
import css from './loads.module.css';
import { loadsTexts } from './texts.ts';

/** How soon a load that the worker has is asked for again. */
export const AGAIN_MS = 2000;

function Upload() {
  const t = useTexts(loadsTexts);
  const router = useRouter();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<{ file: File; key: string } | null>(null);
  const [error, setError] = useState<string>();
  const uploading = useMutation({
    mutationFn: ({ file, key }: { file: File; key: string }) => uploadFile(file, key),
    onSuccess: async ({ loadId }) => {
      await client.invalidateQueries({ queryKey: ['loads', 'list'] });
      router.history.push(`/ops/loads/${loadId}`);
    },
    onError: (failed) => setError(sayError(failed)),
  });
  const submit = () => {
    if (chosen === null) return setError(t.noFile);
    if (chosen.file.size > UPLOAD_BYTES_MAX) return setError(t.tooLarge);
    setError(undefined);
    uploading.mutate(chosen);
  };
  return (
    <Card title={t.upload}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          type="file"
          name="file"
          label={t.file}
          hint={t.fileHint}
          error={error}
          accept=".xml,.txt,.csv"
          onChange={(event) => {
            const file = event.target.files?.[0];
            setError(undefined);
            // Pressed twice, one file is one load.
            setChosen(file === undefined ? null : { file, key: crypto.randomUUID() });
          }}
        />
        <div className={css.actions}>
          <Button type="submit" busy={uploading.isPending}>
            {t.check}
          </Button>
          <output>{uploading.isPending ? t.uploading : null}</output>
        </div>
      </form>
    </Card>
  );
}

function useColumns(): Column<Load>[] {
  const t = useTexts(loadsTexts);
  const language = useLanguage();
  return [
    {
      key: 'name',
      head: t.name,
      primary: true,
      cell: ({ loadId, name, kind }) => (
        <>
          <Link href={`/ops/loads/${loadId}`} className={css.name}>
            {name}
          </Link>
          {kind === null ? null : <span className={css.second}>{t.kinds[kind]}</span>}
        </>
      ),
    },
    { key: 'when', head: t.when, cell: ({ readAt }) => sayMomentShort(readAt, language) },
    {
      key: 'state',
      head: t.state,
      bare: true,
      cell: ({ state }) => <StatusTag tone={STATE_TONES[state]}>{t.states[state]}</StatusTag>,
    },
    {
      key: 'size',
      head: t.size,
      align: 'end',
      figure: true,
      cell: ({ totals }) => totals.reduce((sum, { count }) => sum + count, 0),
    },
  ];
}

function Loads({ page, address }: { page: LoadPageData; address: Address }) {
  const t = useTexts(loadsTexts);
  const columns = useColumns();
  if (page.total === 0) {
    return (
      <Card>
        <Empty icon={ReceiptText} title={t.emptyTitle}>
          {t.emptyText}
        </Empty>
      </Card>
    );
  }
  return (
    <Card>
      <DataTable
        caption={t.list}
        columns={columns}
        rows={page.items}
        rowKey={({ loadId }) => loadId}
      />
      <Pager
        page={page.page}
        pageSize={page.pageSize}
        total={page.total}
        hrefOf={(number) => address.hrefWith({ page: String(number) })}
      />
    </Card>
  );
}

export function LoadsPage({ canTake }: { canTake: boolean }) {
  const t = useTexts(loadsTexts);
  const address = useAddress();
  const query = useQuery({
    ...loadsReading(address.search),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? AGAIN_MS : false),
  });
  useTitle(t.title);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <div className={css.page}>
        {canTake ? <Upload /> : <Alert tone="info">{t.onlyLook}</Alert>}
        <LoadState query={query} say={sayError} skeletonLines={6}>
          {(page) => <Loads page={page} address={address} />}
        </LoadState>
      </div>
    </>
  );
}
