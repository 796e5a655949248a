import { render } from 'preact';
import { App } from '~/app';
import { config } from '~/lib/config';
import { setLanguage, startingLanguage } from '~/lib/i18n';

const root = document.getElementById('app')!;

Promise.all([setLanguage(startingLanguage()), config()]).then(
  () => render(<App />, root),
  () => root.append(document.querySelector<HTMLTemplateElement>('#could-not-start')!.content),
);
