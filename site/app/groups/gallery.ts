export { default as Gallery } from '~/pages/gallery';
