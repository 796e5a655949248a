import { signal } from '@preact/signals';
import { CircleAlert, CircleCheck } from 'lucide';
import { Icon } from './icon';

interface Toast {
  id: number;
  text: string;
  tone: 'ok' | 'bad' | 'heard';
}

const toasts = signal<Toast[]>([]);
let last = 0;
const SHOWN_MS = 6_000;

/** Say in passing that something was done. What needs an answer is no toast. */
export function say(text: string, tone: Toast['tone'] = 'ok'): void {
  const id = (last += 1);
  toasts.value = [...toasts.value.slice(-2), { id, text, tone }];
  setTimeout(() => (toasts.value = toasts.value.filter((toast) => toast.id !== id)), SHOWN_MS);
}

/** Say to those who do not see it what others have just seen change. */
export const tell = (text: string): void => say(text, 'heard');

/** Once per page, always there: a live region that appears together with its text is not read aloud. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <p key={toast.id} class={toast.tone === 'heard' ? 'unseen' : `toast toast-${toast.tone}`}>
          {toast.tone !== 'heard' && <Icon of={toast.tone === 'ok' ? CircleCheck : CircleAlert} size={18} />}
          <span>{toast.text}</span>
        </p>
      ))}
    </div>
  );
}
