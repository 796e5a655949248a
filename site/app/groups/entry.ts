/** Pages before one is inside. */
export { default as Confirm } from '~/pages/confirm';
export { default as Forgotten } from '~/pages/forgotten';
export { default as SignIn } from '~/pages/sign-in';
export { default as SignUp } from '~/pages/sign-up';
export { default as Welcome } from '~/pages/welcome';
