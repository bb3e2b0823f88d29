/** The plan that is made of the zones alone. */
export const ZONES_PLAN = 'zones'

export const planPath = (site: string, plan?: string): string =>
  ['/plan', site, ...(plan === undefined ? [] : [plan])]
    .map((part, i) => (i === 0 ? part : encodeURIComponent(part)))
    .join('/')
