import type { ComponentChildren } from 'preact';
import type { Form as State } from '~/lib/form';
import { ErrorSummary } from './error-summary';

/** The form element, and above its fields what has to be mended. */
export function Form({ state, children }: { state: State; children: ComponentChildren }) {
  return (
    <form class="form" noValidate onSubmit={state.onSubmit}>
      <ErrorSummary form={state} />
      {children}
    </form>
  );
}
