import { Camera, Paperclip, X } from 'lucide';
import type { TargetedDragEvent, TargetedInputEvent } from 'preact';
import { useSignal } from '@preact/signals';
import { isPicture, MOST_FILES, PICTURES, sizeOf, TAKEN, type Attached, type Files, type UnderWay } from '~/lib/files';
import type { Form } from '~/lib/form';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import { Button } from './button';
import { FieldError } from './field';
import { Icon } from './icon';

const ID = 'files';

/** Choose, photograph or drop; each file says how far it is, and what it shows to those who cannot see it. */
export function FilesField({ form, files }: { form: Form; files: Files }) {
  const over = useSignal(false);
  const error = form.errors[ID];
  const full = files.attached.length + files.underWay.length >= MOST_FILES;
  function drop(event: TargetedDragEvent<HTMLDivElement>) {
    event.preventDefault();
    over.value = false;
    if (event.dataTransfer) files.add(event.dataTransfer.files);
  }
  return (
    <div
      class={error ? 'field field-wrong files' : 'field files'}
      data-over={over.value || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={drop}
    >
      <label for={ID}>
        {t('files.label')}
        <span class="optional"> {t('common.optional')}</span>
      </label>
      <p class="hint" id={`${ID}-hint`}>
        {t('files.hint')}
      </p>
      {error && <FieldError id={`${ID}-error`} text={error} />}
      <div role="alert">
        {files.refused.map((text, place) => (
          <FieldError key={text} id={`${ID}-refused-${place}`} text={text} />
        ))}
      </div>
      {(files.attached.length > 0 || files.underWay.length > 0) && (
        <ul class="files-list">
          {files.attached.map((file) => (
            <Arrived key={file.upload_id} file={file} files={files} />
          ))}
          {files.underWay.map((file) => (
            <OnItsWay key={file.id} file={file} files={files} />
          ))}
        </ul>
      )}
      <div class="files-choose">
        <Choose id={ID} of={Paperclip} text={t('files.choose')} taken={TAKEN} full={full} files={files} />
        <Choose camera id={`${ID}-camera`} of={Camera} text={t('files.photograph')} taken={PICTURES} full={full} files={files} />
        <span class="files-drop hint">{t('files.drop')}</span>
      </div>
      <span class="unseen" role="status">
        {files.news}
      </span>
    </div>
  );
}

interface ChooseProps {
  id: string;
  of: typeof Camera;
  text: string;
  taken: string;
  full: boolean;
  camera?: boolean;
  files: Files;
}

function Choose({ id, of, text, taken, full, camera, files }: ChooseProps) {
  function chosen(event: TargetedInputEvent<HTMLInputElement>) {
    files.add([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  }
  return (
    <label class={`button button-quiet button-small file-button${camera ? ' files-camera' : ''}`} aria-disabled={full || undefined}>
      <Icon of={of} size={16} />
      {text}
      <input
        id={id}
        type="file"
        class="unseen"
        multiple={!camera}
        accept={taken}
        capture={camera ? 'environment' : undefined}
        disabled={full}
        aria-describedby={`${ID}-hint`}
        onChange={chosen}
      />
    </label>
  );
}

function Arrived({ file: { upload_id, name, size, alt }, files }: { file: Attached; files: Files }) {
  const altId = `${ID}-alt-${upload_id}`;
  return (
    <li>
      <FileHead name={name} size={size} onRemove={() => files.remove(upload_id)} />
      {isPicture(name) && (
        <div class="files-alt">
          <label for={altId}>
            {t('files.alt', { name })}
            <span class="optional"> {t('common.optional')}</span>
          </label>
          <p class="hint" id={`${altId}-hint`}>
            {t('files.alt_hint')}
          </p>
          <input
            id={altId}
            class="input"
            type="text"
            maxLength={200}
            defaultValue={alt ?? ''}
            aria-describedby={`${altId}-hint`}
            onInput={(event) => files.describe(upload_id, event.currentTarget.value)}
          />
        </div>
      )}
    </li>
  );
}

function OnItsWay({ file: { id, name, size, part, wrong, again }, files }: { file: UnderWay; files: Files }) {
  return (
    <li>
      <FileHead name={name} size={size} onRemove={() => files.giveUp(id)} />
      {wrong ? (
        <div role="alert">
          <FieldError id={`${ID}-wrong-${id}`} text={wrong} />
          <Button small onClick={again}>
            {t('files.again')}
          </Button>
        </div>
      ) : (
        <progress aria-label={t('files.uploading', { name })} max={1} value={part} />
      )}
    </li>
  );
}

function FileHead({ name, size, onRemove }: { name: string; size: number; onRemove: () => void }) {
  function remove() {
    onRemove();
    focusOn(ID);
  }
  return (
    <p class="files-head">
      <span class="files-name">{name}</span>
      <span class="hint">{sizeOf(size)}</span>
      <button type="button" class="icon-button" aria-label={t('files.remove', { name })} title={t('files.remove', { name })} onClick={remove}>
        <Icon of={X} size={18} />
      </button>
    </p>
  );
}
