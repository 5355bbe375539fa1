// The talk with the launcher: only it may copy the database, and everybody lets go meanwhile.
import type { StandDatabase } from '../database.ts';
import { Problem } from '../problem.ts';

export type CheckpointAct = 'checkpoint.create' | 'checkpoint.restore';

type Message =
  | { type: 'database.pause' }
  | { type: 'database.resume'; restored?: boolean }
  | { type: 'checkpoint.done'; id: string; error?: string };

/** The end of the line in this process: `process` itself, or nothing when it has no launcher. */
export interface LauncherEnd {
  send(message: object): void;
  on(event: 'message', call: (message: Message) => void): unknown;
}

export interface LauncherLine {
  /** Ends when the launcher is done; refuses with its sentence when it could not. */
  ask(act: CheckpointAct, id: string): Promise<void>;
}

/** A copy of a million people takes tens of seconds; longer means that the launcher is gone. */
const ANSWER_TIMEOUT_MS = 120_000;

const refusal = (status: number, code: string, detail: string): Problem =>
  new Problem(status, { code: `stand.${code}`, detail });

const noLauncher = (): Problem =>
  refusal(
    409,
    'no_launcher',
    'Контрольные точки делает «npm start»: стенд сам по себе копировать базу не может.',
  );

const noAnswer = (): Problem =>
  refusal(
    504,
    'checkpoint_unanswered',
    'Контрольная точка не готова за две минуты. Посмотрите журнал «npm start» и повторите.',
  );

/** Lets the database go while the launcher asks for it, and carries questions to the launcher. */
export function openLauncherLine(
  end: LauncherEnd | null,
  db: StandDatabase,
  onResume: () => void,
): LauncherLine {
  const waiting = new Map<string, PromiseWithResolvers<void>>();

  end?.on('message', (message) => {
    if (message.type === 'database.pause') {
      void db.pause().then(() => end.send({ type: 'database.paused' }));
    }
    if (message.type === 'database.resume') void db.resume().then(onResume);
    if (message.type !== 'checkpoint.done') return;
    const asked = waiting.get(message.id);
    if (message.error === undefined) asked?.resolve();
    else asked?.reject(refusal(409, 'checkpoint_refused', message.error));
  });

  return {
    async ask(act, id) {
      if (end === null) throw noLauncher();
      const answer = Promise.withResolvers<void>();
      waiting.set(id, answer);
      const timer = setTimeout(() => answer.reject(noAnswer()), ANSWER_TIMEOUT_MS);
      end.send({ type: act, id });
      try {
        await answer.promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(id);
      }
    },
  };
}
