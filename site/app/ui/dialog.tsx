import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '~/lib/i18n';
import { IconButton } from './button';

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps focus inside, Escape closes it, and focus returns to where it was. */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const name = useId();
  // At once, not after the next paint: a modal box that is still open takes focus from whatever comes after it.
  useLayoutEffect(() => {
    if (open && !box.current?.open) box.current?.showModal();
    if (!open && box.current?.open) box.current.close();
  }, [open]);
  return (
    <dialog
      class="dialog"
      ref={box}
      aria-labelledby={name}
      onClose={onClose}
      onClick={(event) => event.target === box.current && box.current?.close()}
    >
      {open && (
        <div class="dialog-body">
          <header>
            <h2 id={name}>{title}</h2>
            <IconButton icon={X} label={t('common.close')} onClick={() => box.current?.close()} />
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
