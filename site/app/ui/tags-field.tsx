import { X } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '~/lib/i18n';
import { describe, Field, type FieldProps } from './field';
import { Icon } from './icon';

interface TagsProps extends FieldProps {
  tags: string[];
  onChange: (tags: string[]) => void;
}

export const MOST_TAGS = 10;
export const TAG_LENGTH = 30;

/** Free words: Enter or a comma adds what was typed, Backspace in the empty input or a press takes one out. */
export function TagsField({ tags, onChange, ...field }: TagsProps) {
  const input = useRef<HTMLInputElement>(null);
  const news = useSignal('');

  function add() {
    const words = input.current!.value.split(',').map((word) => word.trim().toLowerCase().slice(0, TAG_LENGTH));
    const added = words.filter((word) => word && !tags.includes(word));
    input.current!.value = '';
    if (!added.length) return;
    onChange([...new Set([...tags, ...added])].slice(0, MOST_TAGS));
    news.value = t('common.tag_added', { tag: added.join(', ') });
  }

  function remove(tag: string) {
    onChange(tags.filter((other) => other !== tag));
    news.value = t('common.tag_removed', { tag });
    input.current?.focus();
  }

  function press(event: TargetedKeyboardEvent<HTMLInputElement>) {
    if (event.isComposing) return;
    const typed = event.currentTarget.value;
    if (event.key === ',' || (event.key === 'Enter' && typed.trim())) {
      event.preventDefault();
      add();
    }
    if (event.key === 'Backspace' && !typed && tags.length) remove(tags.at(-1)!);
  }

  return (
    <Field {...field}>
      {tags.length > 0 && (
        <ul class="tags tags-chosen" aria-label={field.label}>
          {tags.map((tag) => (
            <li key={tag}>
              <button type="button" class="tag tag-button" onClick={() => remove(tag)}>
                {tag}
                <span class="unseen"> {t('common.remove')}</span>
                <Icon of={X} size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        {...describe(field)}
        ref={input}
        class="input"
        type="text"
        autocomplete="off"
        disabled={tags.length >= MOST_TAGS}
        onKeyDown={press}
        onBlur={add}
      />
      <span class="unseen" role="status">
        {news.value}
      </span>
    </Field>
  );
}
