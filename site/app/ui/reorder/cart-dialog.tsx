import { cart } from '~/lib/cart';
import { t } from '~/lib/i18n';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';

interface CartDialogProps {
  open: boolean;
  /** Whether both find room in one order. */
  fits: boolean;
  onClose: () => void;
  onChoose: (how: 'add' | 'replace') => void;
}

/** Something is in the cart already: beside it, in its place, or not at all. */
export function CartDialog({ open, fits, onClose, onChoose }: CartDialogProps) {
  return (
    <Dialog title={t('reorder.cart_full_title')} open={open} onClose={onClose}>
      <p>{fits ? t('reorder.cart_full_lead', { n: cart.value.length }) : t('reorder.cart_too_full')}</p>
      <div class="form-actions">
        {fits && (
          <Button look="main" onClick={() => onChoose('add')}>
            {t('reorder.cart_add')}
          </Button>
        )}
        <Button look={fits ? 'quiet' : 'main'} onClick={() => onChoose('replace')}>
          {t('reorder.cart_replace')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
