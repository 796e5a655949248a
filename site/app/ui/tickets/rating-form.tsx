import { useSignal } from '@preact/signals';
import { ThumbsDown, ThumbsUp } from 'lucide';
import type { RateTicket } from '~/gen/api';
import { day } from '~/lib/format';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { isVerdict, ratingBy, type Rating, type Verdict } from '~/lib/tickets/rating';
import { Button } from '~/ui/button';
import { ChoiceField } from '~/ui/choice-field';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';

interface RatingFormProps {
  /** What was said so far. */
  rating: Rating;
  /** Chosen already, as by the link in a mail. */
  verdict?: Verdict | undefined;
  /** Somebody works on the ticket: what was wished last is still to be done. */
  isOpen: boolean;
  send: (body: RateTicket) => Promise<void>;
}

/** Good or not, and a line; who was not content is asked what we should do now. */
export function RatingForm({ rating, verdict, isOpen, send }: RatingFormProps) {
  const chosen = useSignal<string | undefined>(verdict ?? rating.verdict ?? undefined);
  const form = useForm({
    check: (values) => ({ verdict: isVerdict(values.verdict) ? undefined : t('rating.choose') }),
    send: (values) => send(ratingBy(values)),
  });
  return (
    <Form state={form}>
      <ChoiceField
        inline
        form={form}
        name="verdict"
        legend={t('rating.verdict')}
        choices={[
          { value: 'good', label: t('rating.good'), icon: ThumbsUp },
          { value: 'bad', label: t('rating.bad'), icon: ThumbsDown },
        ]}
        value={chosen.value}
        onChange={(value) => (chosen.value = value)}
      />
      {chosen.value === 'bad' && (
        <TextArea
          optional
          form={form}
          name="wish"
          label={t('rating.wish')}
          hint={t('rating.wish_hint')}
          value={isOpen ? rating.wish : ''}
          rows={4}
          maxLength={2000}
        />
      )}
      <TextField
        optional
        form={form}
        name="word"
        label={t('rating.word')}
        hint={t('rating.word_hint')}
        value={rating.word}
        maxLength={200}
      />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('rating.send')}
        </Button>
      </div>
    </Form>
  );
}

/** What was said, with the way to say otherwise while there is one. */
export function Rated({ rating: { verdict, word, wish, open_until }, onChange }: { rating: Rating; onChange: () => void }) {
  return (
    <div class="complaint">
      <p>
        <strong>{t(`rating.said_${verdict!}`)}</strong>
      </p>
      {[word, wish].filter(Boolean).map((text) => (
        <blockquote class="as-written" key={text}>
          {text}
        </blockquote>
      ))}
      {open_until && <p class="hint">{t('rating.until', { date: day(open_until, now.value) })}</p>}
      {open_until && (
        <div class="form-actions">
          <Button small onClick={onChange}>
            {t('rating.change')}
          </Button>
        </div>
      )}
    </div>
  );
}
