import { t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { signOut } from '~/lib/session/session';
import { LogOut } from 'lucide';
import { Button } from '~/ui/button';
import { PageHead } from '~/ui/page-head';
import { ThemeSwitch } from '~/ui/theme-switch';
import { Card } from '~/ui/card';
import { MailFails } from '~/ui/profile/mail-fails';
import { PasswordCard } from '~/ui/profile/password-card';
import { PersonCard } from '~/ui/profile/person-card';
import { SessionsCard } from '~/ui/profile/sessions-card';
import { TotpCard } from '~/ui/profile/totp-card';

export default function Profile() {
  const me = useMe().data;
  if (!me) return null;
  return (
    <div class="narrow">
      <PageHead
        title={t('accounts.profile')}
        lead={<span class="breakable">{me.email}</span>}
        actions={
          <Button icon={LogOut} onClick={() => void signOut()}>
            {t('shell.sign_out')}
          </Button>
        }
      />
      <div class="stack">
        <MailFails me={me} />
        <PersonCard me={me} />
        <Card title={t('shell.appearance')}>
          <ThemeSwitch />
        </Card>
        <PasswordCard email={me.email} />
        <TotpCard email={me.email} />
        <SessionsCard />
      </div>
    </div>
  );
}
