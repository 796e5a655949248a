/** True in builds for looking at the parts one by one (`site/build.py --gallery`); set by the bundler. */
declare const GALLERY: boolean;
