import type { Rule } from '../model/rule.ts'

/** Whether what it raises of such a device is about whoever wears it, and not about the device or the place. */
export const isAboutPerson = ({ about }: Pick<Rule, 'about'>, tellsOfHealth: boolean): boolean =>
  about === undefined ? tellsOfHealth : about === 'person'
