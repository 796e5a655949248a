import { useSignal } from '@preact/signals';
import { Trash2 } from 'lucide';
import type { ReadyAnswerView } from '~/gen/api';
import { useForm } from '~/lib/form';
import { dayAndTime } from '~/lib/format';
import { LANGUAGES, t, type Language } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import type { PageProps } from '~/lib/router';
import { dropReadyAnswer, useReadyAnswer, useReadyAnswers } from '~/lib/staff/ready-answers';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Dialog } from '~/ui/dialog';
import { Form } from '~/ui/form';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { ReadyForm } from '~/ui/staff/ready-form';
import { Loaded } from '~/ui/states';
import { say } from '~/ui/toast';

const LIST = '/app/staff/ready-answers';
const back = () => ({ href: LIST, label: t('ready_answers.title') });

/** One ready answer to change or remove, or a new one to write. */
export default function StaffReadyAnswer({ params: { ready_id = '' } }: PageProps) {
  return ready_id === 'new' ? <New /> : <Old readyId={ready_id} />;
}

function New() {
  const list = useReadyAnswers();
  return (
    <div class="narrow">
      <PageHead title={t('ready_answers.new')} back={back()} />
      <Loaded query={list}>{({ first_language }) => <ReadyForm first={first_language as Language} />}</Loaded>
    </div>
  );
}

function Old({ readyId }: { readyId: string }) {
  const list = useReadyAnswers();
  const query = useReadyAnswer(readyId);
  const first = list.data?.first_language as Language | undefined;
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return (
    <Loaded query={query}>
      {(answer) => (
        <div class="narrow">
          <PageHead
            title={answer.title}
            lead={t('ready_answers.changed', { name: answer.changed_by, when: dayAndTime(answer.changed_at) })}
            back={back()}
            actions={<Remove answer={answer} />}
          />
          <div class="stack">
            {first && <ReadyForm key={answer.version} first={first} answer={answer} />}
            {answer.earlier.length > 0 && <Earlier versions={answer.earlier} />}
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Remove({ answer }: { answer: ReadyAnswerView }) {
  const open = useSignal(false);
  const close = () => (open.value = false);
  const form = useForm({
    send: async () => {
      await dropReadyAnswer(answer);
      close();
      say(t('ready_answers.removed'));
      navigate(LIST);
    },
  });
  return (
    <>
      <Button icon={Trash2} onClick={() => (open.value = true)}>
        {t('ready_answers.remove')}
      </Button>
      <Dialog title={t('ready_answers.remove')} open={open.value} onClose={close}>
        <Form state={form}>
          <p>{t('ready_answers.remove_lead')}</p>
          <div class="form-actions">
            <Button submit look="danger" busy={form.busy}>
              {t('ready_answers.remove')}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}

const Earlier = ({ versions }: { versions: ReadyAnswerView['earlier'] }) => (
  <Card title={t('ready_answers.earlier')}>
    <div class="stack">
      {versions.map(({ version, title, texts, changed_by, changed_at }) => (
        <details key={version} class="told-more">
          <summary>{t('ready_answers.version', { n: version, name: changed_by, when: dayAndTime(changed_at) })}</summary>
          <h3>{title}</h3>
          {Object.entries(texts).map(([language, text]) => (
            <div key={language}>
              <p class="hint">{LANGUAGES[language as Language]}</p>
              <blockquote class="as-written" lang={language}>
                {text}
              </blockquote>
            </div>
          ))}
        </details>
      ))}
    </div>
  </Card>
);
