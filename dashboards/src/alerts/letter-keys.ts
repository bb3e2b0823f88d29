import { preference } from '../app/preference.ts'

/** Whether single letters are shortcuts. */
export const letterKeys = preference('linli.letter-keys', ['on', 'off'], () => 'on')
