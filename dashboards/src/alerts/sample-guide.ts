import type { WireAlertGuide } from '../../../services/api/wire/alert-guide.ts'

/** What goes with an alert, for tests: nothing. */
export const sampleGuide: WireAlertGuide = {
  response: { steps: [], from: 'default' },
  limits: [],
  lastsMs: null,
  next: null,
}
