import type { Source } from '../source.ts'

/** A source of a gateway that hears everything, but for what is said. */
export const asSource = (more: Partial<Source> = {}): Source => ({
  ...{ id: 'field', site: 'riverside', name: 'Field', via: { gateway: 'gw-1' }, filters: ['#'] },
  ...{ format: 'plain-json', settings: {}, isOn: true, savedAt: 0, savedBy: 'admin', version: 1 },
  ...more,
})
