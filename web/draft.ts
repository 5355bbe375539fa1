// What was typed outlives the session: saved on the server shortly after the last key, and read
// back when the person returns (design §4.13).
import { useCallback, useEffect, useRef, useState } from 'react';
import { Refusal, get, send } from './api.ts';
import { API } from './query.ts';

interface Draft<Content> {
  version: number;
  content: Content;
}
/** Saved at most this long after the last key (UX rule: two seconds). */
const PAUSE_MS = 1500;

const readDraft = <Content>(form: string) =>
  get<Draft<Content> | null>(`${API}/drafts/${form}`, { background: true });

interface Kept<Content> {
  /** The draft as it was found; null when there is none, undefined until that is known. */
  found: Content | null | undefined;
  savedAt: Date | null;
  /** Saves a little later; calls in between are joined. */
  keep: (content: Content) => void;
  /** The form was sent: the draft has no meaning any more. */
  drop: () => void;
}

export function useDraft<Content extends object>(form: string): Kept<Content> {
  const [found, setFound] = useState<Content | null | undefined>(undefined);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  /** 0: there is none; null: it could not be asked for. */
  const version = useRef<number | null>(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let isCurrent = true;
    readDraft<Content>(form).then(
      (draft) => {
        if (!isCurrent) return;
        version.current = draft?.version ?? 0;
        setFound(draft?.content ?? null);
        return undefined;
      },
      () => {
        if (!isCurrent) return;
        version.current = null;
        setFound(null);
      },
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer.current);
    };
  }, [form]);
  const keep = useCallback(
    (content: Content) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const body = { version: version.current ?? 0, content };
        send<Draft<Content>>('PUT', `${API}/drafts/${form}`, { body, background: true }).then(
          (saved) => {
            version.current = saved.version;
            setSavedAt(new Date());
            return undefined;
          },
          async (error: unknown) => {
            // An older tab left a draft: learn its version, and the next key saves this one.
            if (!(error instanceof Refusal) || error.code !== 'drafts.conflict') return;
            version.current = (await readDraft(form))?.version ?? 0;
          },
        );
      }, PAUSE_MS);
    },
    [form],
  );
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    if (version.current === 0) return;
    version.current = 0;
    send('DELETE', `${API}/drafts/${form}`).catch(() => undefined);
  }, [form]);
  return { found, savedAt, keep, drop };
}
