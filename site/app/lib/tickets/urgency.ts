import type { Urgency } from './types';

/** "How soon do you need it?", the soonest first, as the API has it. */
const ORDER: Urgency[] = ['at_once', 'today', 'this_week', 'no_hurry'];

/** The answers that are sooner than one given before. */
export const soonerThan = (urgency: Urgency): Urgency[] => ORDER.slice(0, ORDER.indexOf(urgency));
