import { useSignal } from '@preact/signals';
import { Package } from 'lucide';
import { Icon } from './icon';

interface PictureProps {
  src: string | null | undefined;
  /** Empty when the name stands beside it. */
  alt?: string;
  size?: 'small' | 'card' | 'large';
  /** Above the fold: load at once. */
  eager?: boolean;
}

/** A square picture that keeps its place while it loads, and a quiet stand-in when there is none. */
export function Picture({ src, alt = '', size = 'card', eager = false }: PictureProps) {
  const broken = useSignal(false);
  const shown = src && !broken.value;
  return (
    <span class={`picture picture-${size}`}>
      {shown ? (
        <img
          src={src}
          alt={alt}
          width="400"
          height="400"
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          onError={() => (broken.value = true)}
        />
      ) : (
        <Icon of={Package} size={size === 'small' ? 20 : 36} />
      )}
    </span>
  );
}
