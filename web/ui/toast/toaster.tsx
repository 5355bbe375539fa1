import { useSyncExternalStore } from 'react';
import { CircleCheck, Icon } from '../icon/icon.tsx';
import css from './toaster.module.css';
import { onToast, toastNow } from './toast.ts';

/** Once per entry. */
export function Toaster() {
  const shown = useSyncExternalStore(onToast, toastNow);
  return (
    <output className={css.place}>
      {shown === null ? null : (
        <p key={shown.id} className={css.toast}>
          <Icon of={CircleCheck} />
          {shown.text}
        </p>
      )}
    </output>
  );
}
