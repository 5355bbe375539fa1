import type { Examples } from '../examples.ts';
import { LoadState } from './load-state.tsx';

const say = () => 'Нет связи с сервером. Проверьте подключение и повторите.';
const asked = { error: null, isFetching: false, refetch: () => undefined };
const draw = (words: string) => <p>{words}</p>;

export const examples: Examples = {
  LoadState: {
    waiting: () => (
      <LoadState
        query={{ ...asked, data: undefined as string | undefined, isFetching: true }}
        say={say}
      >
        {draw}
      </LoadState>
    ),
    failed: () => (
      <LoadState
        query={{ ...asked, data: undefined as string | undefined, error: 'offline' }}
        say={say}
      >
        {draw}
      </LoadState>
    ),
    'failed over old data': () => (
      <LoadState query={{ ...asked, data: 'Данные прошлого часа', error: 'offline' }} say={say}>
        {draw}
      </LoadState>
    ),
    here: () => (
      <LoadState query={{ ...asked, data: 'Данные здесь' }} say={say}>
        {draw}
      </LoadState>
    ),
  },
};
