/** Of whatever has a way to be heard. */
export const linksHappenings = ['device-dead', 'link-weak', 'gateway-outage', 'site-outage'] as const
