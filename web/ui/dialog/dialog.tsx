/* eslint-disable jsx-a11y/click-events-have-key-events -- Escape does the same */
/* eslint-disable jsx-a11y/no-noninteractive-element-interactions -- only its backdrop is pressed */
// The browser's own modal: it holds the focus, gives it back and closes on Escape.
import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { useTexts } from '../../language.ts';
import { IconButton } from '../button/button.tsx';
import { classes } from '../classes.ts';
import { X } from '../icon/icon.tsx';
import { kitTexts } from '../texts.ts';
import css from './dialog.module.css';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  /** Interrupts and wants an answer: no cross, and not closed by a press beside it. */
  alert?: boolean;
}

/** Shows and hides the modal; focus goes back to what had it. */
function useModal(box: RefObject<HTMLDialogElement | null>, open: boolean) {
  // Before the effects of what stands inside: a field may take the focus for itself.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog === null || !open || dialog.open) return undefined;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [box, open]);
}

function Modal(props: DialogProps & { look: string | undefined }) {
  const { open, onClose, title, children, footer, alert, look } = props;
  const t = useTexts(kitTexts);
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useModal(box, open);
  if (!open) return null;
  return (
    // The press on the backdrop is a convenience: Escape and the button do the same.
    <dialog
      ref={box}
      className={classes(css.modal, look)}
      aria-labelledby={id}
      role={alert === true ? 'alertdialog' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current && alert !== true) onClose();
      }}
    >
      <div className={css.panel}>
        <div className={css.head}>
          <h2 id={id}>{title}</h2>
          {alert === true ? null : <IconButton label={t.close} icon={X} onClick={onClose} />}
        </div>
        <div className={css.body}>{children}</div>
        {footer === undefined ? null : <div className={css.footer}>{footer}</div>}
      </div>
    </dialog>
  );
}

export function Dialog(props: DialogProps) {
  return <Modal {...props} look={css.dialog} />;
}

/** From the side on a wide screen, the whole height on a narrow one. */
export function Sheet(props: DialogProps) {
  return <Modal {...props} look={css.sheet} />;
}
