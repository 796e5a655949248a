import { useEffect, useRef } from 'preact/hooks';
import type { Told } from '~/lib/tickets/changes';
import { Callout } from '~/ui/callout';

/** A message above the page that must not be missed: it is read aloud and takes focus. */
export function ToldAbove({ told }: { told: Told | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told) box.current?.focus();
  }, [told?.attempt]);
  if (!told) return null;
  return (
    <div class="told" role="alert" tabIndex={-1} ref={box}>
      <Callout tone={told.tone}>
        <p>{told.text}</p>
      </Callout>
    </div>
  );
}
