// How a refund looks in each of its states.
import type { RefundView } from '~/gen/api';
import type { Tone } from '~/ui/tag';

const TONES: Record<RefundView['state'], Tone> = {
  asked: 'info',
  approved: 'info',
  sent: 'info',
  arrived: 'ok',
  failed: 'bad',
  declined: 'bad',
};

export const toneOf = (state: RefundView['state']): Tone => TONES[state];
