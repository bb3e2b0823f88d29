import type { EscalationPlan } from '../model/escalation.ts'
import { HOUR, MINUTE, SECOND } from '../model/time.ts'

/**
 * Who is told where nobody said otherwise, the most urgent first. A life may hang on an SOS, a fall or a fire: whoever is
 * nearest has one minute, whoever answers for the site hears of it after three, and it never ends by itself.
 */
export const lifeSafetyPlan: EscalationPlan = {
  id: 'default-life-safety',
  match: {},
  steps: [
    { afterMs: 0, tell: [{ who: 'carers', place: 1 }, { who: 'duty' }] },
    { afterMs: 60 * SECOND, tell: [{ who: 'carers', place: 2 }] },
    { afterMs: 180 * SECOND, tell: [{ who: 'role', role: 'manager' }] },
  ],
  repeatAfterMs: 180 * SECOND,
  // Somebody answered and forgot: whoever lies there still does.
  resolveWithinMs: 30 * MINUTE,
}

/** The rest by how bad it is. What is low waits for the digest and is urged upon nobody. */
export const defaultPlans: readonly EscalationPlan[] = [
  {
    id: 'default-critical',
    match: { severities: ['critical'] },
    steps: [
      { afterMs: 0, tell: [{ who: 'responsible' }] },
      {
        afterMs: 3 * MINUTE,
        tell: [
          { who: 'carers', place: 2 },
          { who: 'role', role: 'manager' },
        ],
      },
    ],
    repeatAfterMs: 5 * MINUTE,
    roundsMax: 12,
    resolveWithinMs: 4 * HOUR,
  },
  {
    id: 'default-high',
    match: { severities: ['high'] },
    steps: [
      { afterMs: 0, tell: [{ who: 'responsible' }] },
      {
        afterMs: 15 * MINUTE,
        tell: [
          { who: 'carers', place: 2 },
          { who: 'role', role: 'manager' },
        ],
      },
    ],
    takeWithinMs: 30 * MINUTE,
    resolveWithinMs: 8 * HOUR,
  },
  {
    id: 'default-medium',
    match: { severities: ['medium'] },
    steps: [{ afterMs: 0, tell: [{ who: 'responsible' }] }],
    takeWithinMs: 4 * HOUR,
    resolveWithinMs: 24 * HOUR,
  },
  {
    id: 'default-low',
    match: { severities: ['low'] },
    steps: [{ afterMs: 0, tell: [{ who: 'responsible' }] }],
  },
]
