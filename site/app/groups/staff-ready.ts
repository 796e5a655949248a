/** What staff write once and send often. */
export { default as StaffReadyAnswer } from '~/pages/staff-ready-answer';
export { default as StaffReadyAnswers } from '~/pages/staff-ready-answers';
