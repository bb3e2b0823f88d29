/** The key of the latest alerts of one rule: the feed asks for them again when one is raised or clears. */
export const ofRuleKey = (rule: string) => ['alerts', 'of-rule', rule] as const
