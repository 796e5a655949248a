import { LogOut, ShoppingCart } from 'lucide';
import type { ComponentChildren } from 'preact';
import { count } from '~/lib/cart';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import type { MeView } from '~/lib/me';
import { signOut } from '~/lib/session/session';
import { placeOf, placesFor, type Place } from '~/navigation';
import { isRoute } from '~/routes';
import { Brand } from './brand';
import { IconButton, IconLink } from './button';
import { Icon } from './icon';
import { LanguagePicker } from './language-picker';
import { NoticesBell } from './notices-bell';
import { ProductSearch } from './product-search';
import { ThemeButton } from './theme-switch';
import { Foot } from './foot';

const kindOf = (me: MeView | undefined) => (me ? (me.staff ? 'staff' : 'customer') : 'visitor');

/** The frame of every page inside: where to go at the left or, on a phone, at the bottom; tools at the top. */
export function Shell({ me, children }: { me: MeView | undefined; children: ComponentChildren }) {
  const places = placesFor(kindOf(me));
  const at = placeOf(places, place.value.path);
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {t('shell.skip')}
      </a>
      <nav class="side" aria-label={t('shell.navigation')}>
        <Brand href="/app" />
        <NavLinks places={places} at={at} />
        {me && <Who me={me} />}
      </nav>
      <header class="top">
        <Brand href="/app" />
        {!me?.staff && <ProductSearch />}
        <div class="tools">
          <LanguagePicker />
          <ThemeButton />
          {me && <NoticesBell />}
          {!me?.staff && <CartLink />}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {!me?.staff && <Foot />}
      <nav class="tabs" aria-label={t('shell.navigation')}>
        <NavLinks places={places} at={at} />
      </nav>
    </div>
  );
}

function NavLinks({ places, at }: { places: Place[]; at: string | undefined }) {
  return (
    <ul>
      {places.map(({ href, text, icon }) => (
        <li key={href}>
          <a href={href} aria-current={href === at ? 'page' : undefined}>
            <Icon of={icon} />
            <span>{t(text)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function CartLink() {
  if (!isRoute('/app/cart')) return null;
  const n = count.value;
  return <IconLink icon={ShoppingCart} href="/app/cart" count={n} label={t('shell.cart', { n })} />;
}

/** Who is signed in, and the way out. */
function Who({ me }: { me: MeView }) {
  return (
    <div class="who">
      <span class="avatar" aria-hidden="true">
        {[...me.name][0]?.toUpperCase()}
      </span>
      <span class="who-names">
        <strong>{me.name}</strong>
        <small>{me.account && me.account.name !== me.name ? me.account.name : me.email}</small>
      </span>
      <IconButton icon={LogOut} label={t('shell.sign_out')} onClick={() => void signOut()} />
    </div>
  );
}
