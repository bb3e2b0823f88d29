import { preference } from '../../app/preference.ts'

/** Larger still than what the phone itself is set to. */
export const textSizePreference = preference('linli.text', ['normal', 'large'], () => 'normal')

/** Set on the root for the style sheets, where every length of text is a multiple of it. */
export function followTextSize(): void {
  const set = () => {
    document.documentElement.dataset.text = textSizePreference.get()
  }
  set()
  textSizePreference.subscribe(set)
}
