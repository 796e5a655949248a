/** Three doorways, one lit: the portico as a picture. The same drawing as templates/arcade.svg. */
export const Arcade = () => (
  <svg class="arcade" viewBox="0 0 480 300" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <path class="arcade-far" d="M0 300V150a70 70 0 0 1 140 0v150z" />
    <path class="arcade-lit" d="M170 300V130a70 70 0 0 1 140 0v170z" />
    <path class="arcade-far" d="M340 300V150a70 70 0 0 1 140 0v150z" />
    <circle class="arcade-ring" cx="240" cy="150" r="34" />
    <path class="arcade-hand" d="M240 132v18l13 9" />
    <path class="arcade-floor" d="M0 299h480" />
  </svg>
);
