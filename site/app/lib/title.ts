import { useEffect } from 'preact/hooks';
import { vendorName } from './config';

/** The page's name in the browser's tab and history: "Orders · Nordic Coffee". */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    if (name) document.title = [name, vendorName()].filter(Boolean).join(' · ');
  }, [name]);
}
