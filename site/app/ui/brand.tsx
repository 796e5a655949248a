import { vendorName } from '~/lib/config';

/** The sign of the house: a doorway. Drawn again in templates/mark.svg for the public pages. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect class="mark-ground" width="32" height="32" rx="9" />
    <path class="mark-arch" d="M9.5 24v-8.5a6.5 6.5 0 0 1 13 0V24" />
    <path class="mark-step" d="M6.5 24h19" />
  </svg>
);

export const Brand = ({ href }: { href: string }) => (
  <a class="brand" href={href} aria-label={vendorName()}>
    <Mark />
    <span>{vendorName()}</span>
  </a>
);
