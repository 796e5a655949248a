import type { ComponentChildren } from 'preact';
import { ArrowLeft } from 'lucide';
import { useHeading } from '~/lib/arrival';
import { useTitle } from '~/lib/title';
import { Icon } from './icon';

export interface PageHeadProps {
  title: string;
  /** One sentence under it. */
  lead?: ComponentChildren;
  /** Where this page belongs: a link above the title. */
  back?: { href: string; label: string };
  actions?: ComponentChildren;
}

/** The heading of a page, also its title in the tab. Every page has exactly one. */
export function PageHead({ title, lead, back, actions }: PageHeadProps) {
  useTitle(title);
  const heading = useHeading();
  return (
    <header class="page-head">
      <div>
        {back && (
          <a class="back" href={back.href}>
            <Icon of={ArrowLeft} size={16} />
            {back.label}
          </a>
        )}
        <h1 ref={heading}>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="page-actions">{actions}</div>}
    </header>
  );
}
