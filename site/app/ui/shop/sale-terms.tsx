import { useSignal } from '@preact/signals';
import { language, t } from '~/lib/i18n';
import { Problem } from '~/lib/problem';
import { useQuery } from '~/lib/query';
import { Loaded } from '~/ui/states';

interface Terms {
  title: string;
  parts: { heading: string; paragraphs: string[] }[];
}

/** Where the vendor's terms of that version are a page of their own. */
export const termsPage = (version: string): string => `/${language()}/terms/${version}/`;

/** What is accepted with the order, to be read without leaving the page. */
export function AcceptTerms({ version }: { version: string }) {
  const open = useSignal(false);
  if (!version) return null;
  return (
    <div class="terms-here">
      <p>{t('sale_terms.accept', { version })}</p>
      <details onToggle={(event) => (open.value = event.currentTarget.open)}>
        <summary>{t('sale_terms.read')}</summary>
        {open.value && <Text version={version} />}
      </details>
    </div>
  );
}

function Text({ version }: { version: string }) {
  const query = useQuery(`terms:${language()}:${version}`, () => termsText(version));
  return (
    <>
      <div class="terms-text" tabIndex={0} role="region" aria-label={t('sale_terms.title')}>
        <Loaded query={query}>
          {({ parts }) => (
            <>
              {parts.map(({ heading, paragraphs }) => (
                <section key={heading}>
                  {heading && <h3>{heading}</h3>}
                  {paragraphs.map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                </section>
              ))}
            </>
          )}
        </Loaded>
      </div>
      <TermsLink version={version}>{t('sale_terms.page')}</TermsLink>
    </>
  );
}

/** Opens beside what somebody is doing. */
export const TermsLink = ({ version, children }: { version: string; children: string }) => (
  <a href={termsPage(version)} target="_blank" rel="noopener">
    {children}
  </a>
);

async function termsText(version: string): Promise<Terms> {
  const answer = await fetch(`${termsPage(version)}terms.json`).catch(() => undefined);
  if (!answer) throw Problem.offline();
  if (!answer.ok) throw new Problem({ status: answer.status, code: 'unexpected' });
  return (await answer.json()) as Terms;
}
