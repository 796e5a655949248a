import type { ComponentChildren } from 'preact';
import { day } from '~/lib/format';
import { When } from './amounts';
import { Icon, type IconNode } from './icon';
import type { Tone } from './tag';

export interface Moment {
  id: string;
  /** A moment, or a calendar day; nothing for what has not happened yet. */
  at?: string | undefined;
  title: ComponentChildren;
  detail?: ComponentChildren;
  icon: IconNode;
  tone?: Tone;
}

/** What happened, in order, oldest first. */
export function Timeline({ moments }: { moments: Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map((moment) => (
        <li key={moment.id} class={`moment tone-${moment.tone ?? 'plain'}`}>
          <span class="moment-icon">
            <Icon of={moment.icon} size={16} />
          </span>
          <div>
            <p class="moment-title">{moment.title}</p>
            {moment.detail && <div class="moment-detail">{moment.detail}</div>}
            {moment.at && <p class="moment-when">{moment.at.length === 10 ? day(moment.at) : <When at={moment.at} />}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
