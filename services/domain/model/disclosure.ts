export const DISCLOSURES = ['place-only', 'name', 'full'] as const
/**
 * What of a person may leave the server in a notice, by the policy of the site: that help is needed and where; besides who
 * it is; besides what happened and what was measured. Whatever leaves is read on lock screens, in group chats and by
 * services in between, so the first is the rule.
 */
export type Disclosure = (typeof DISCLOSURES)[number]

export const DEFAULT_DISCLOSURE: Disclosure = 'place-only'
