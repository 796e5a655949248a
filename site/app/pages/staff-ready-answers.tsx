import { MessageSquareQuote, PenLine } from 'lucide';
import type { ReadyAnswers } from '~/gen/api';
import { LANGUAGES, t, type Language } from '~/lib/i18n';
import { useReadyAnswers } from '~/lib/staff/ready-answers';
import { ButtonLink } from '~/ui/button';
import { PageHead } from '~/ui/page-head';
import { EmptyState, Loaded } from '~/ui/states';

const NEW = '/app/staff/ready-answers/new';

/** What staff write once and send often. */
export default function StaffReadyAnswers() {
  const query = useReadyAnswers();
  return (
    <div class="narrow">
      <PageHead
        title={t('ready_answers.title')}
        lead={t('ready_answers.lead')}
        back={{ href: '/app/staff/tickets', label: t('shell.ticket_queue') }}
        actions={<ButtonLink look="main" href={NEW} icon={PenLine}>{t('ready_answers.new')}</ButtonLink>}
      />
      <Loaded query={query} rows={5}>
        {({ items }) =>
          items.length ? (
            <ul class="rows card">
              {items.map((one) => (
                <Row key={one.ready_id} of={one} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={MessageSquareQuote} title={t('ready_answers.none')}>
              {t('ready_answers.none_lead')}
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  );
}

const Row = ({ of: { ready_id, title, languages } }: { of: ReadyAnswers['items'][number] }) => (
  <li class="row">
    <div>
      <a class="row-link row-title" href={`/app/staff/ready-answers/${ready_id}`}>
        {title}
      </a>
      <p class="meta">
        {languages.map((language) => (
          <span key={language} lang={language}>
            {LANGUAGES[language as Language]}
          </span>
        ))}
      </p>
    </div>
  </li>
);
