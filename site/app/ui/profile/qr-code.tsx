import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const QUIET = 4; // modules of white around, as the standard asks

/** Always dark on white: cameras want it so in dark mode too. The encoder is loaded only here. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const drawn = useSignal<{ size: number; path: string } | undefined>(undefined);
  useEffect(() => {
    void import('lean-qr').then(({ generate }) => {
      const code = generate(text);
      drawn.value = { size: code.size, path: pathOf(code) };
    });
  }, [text]);
  const side = (drawn.value?.size ?? 41) + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={drawn.value?.path ?? ''} />
    </svg>
  );
}

function pathOf(code: { size: number; get: (x: number, y: number) => boolean }): string {
  const runs: string[] = [];
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) runs.push(`M${x} ${y}h1v1h-1z`);
  return runs.join('');
}
