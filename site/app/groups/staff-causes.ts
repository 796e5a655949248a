/** What led to tickets, for staff. */
export { default as StaffCause } from '~/pages/staff-cause';
export { default as StaffCauses } from '~/pages/staff-causes';
export { default as StaffFigures } from '~/pages/staff-figures';
