interface View {
  href: string;
  text: string;
  chosen: boolean;
}

/** Parts of a list as links, of which one is shown: the address says which. */
export const Views = ({ label, views }: { label: string; views: View[] }) => (
  <nav class="views" aria-label={label}>
    {views.map(({ href, text, chosen }) => (
      <a key={href} href={href} aria-current={chosen ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
);
