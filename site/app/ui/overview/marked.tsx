interface MarkedProps {
  text: string;
  /** Words as they are written in the text, in small letters. */
  marks: string[];
}

/** A text in which the words that were looked for stand out. */
export function Marked({ text, marks }: MarkedProps) {
  if (!marks.length) return <>{text}</>;
  const any = marks.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(${any})(?![\\p{L}\\p{N}])`, 'giu');
  return <>{text.split(whole).map((part, at) => (at % 2 ? <mark key={at}>{part}</mark> : part))}</>;
}
